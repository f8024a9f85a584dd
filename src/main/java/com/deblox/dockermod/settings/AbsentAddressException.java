package com.deblox.dockermod.settings;

import org.jspecify.annotations.Nullable;

/**
 * A setting means an address that this host does not have. It may have it a moment later,
 * as where the network comes up after the node: so, unlike other settings, it is worth
 * another try.
 */
public class AbsentAddressException extends WrongSettingException {

	/**
	 * Refuse a setting for now.
	 * @param message the sentence, without a full stop
	 * @param cause the failure, or {@code null} if there is none
	 */
	public AbsentAddressException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
