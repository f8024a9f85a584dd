package com.deblox.dockermod.settings;

import org.jspecify.annotations.Nullable;

/**
 * A setting with which this node does not start. The message is the one sentence that is
 * shown: which setting, what it was, what is allowed; never the value of a secret.
 */
public class WrongSettingException extends IllegalArgumentException {

	/**
	 * Refuse a setting.
	 * @param message the sentence, without a full stop
	 */
	public WrongSettingException(String message) {
		super(message);
	}

	/**
	 * Refuse a setting because of a failure.
	 * @param message the sentence, without a full stop
	 * @param cause the failure, or {@code null} if there is none
	 */
	public WrongSettingException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
