package com.deblox.dockermod.security;

/**
 * A setting with which this node does not start. The message is the one sentence that is
 * shown: which setting, what it was, what is allowed; never the value of a secret.
 */
public class WrongSettingException extends IllegalArgumentException {

	/**
	 * Refuse a setting.
	 * @param message the sentence
	 */
	public WrongSettingException(String message) {
		super(message);
	}

	/**
	 * Refuse a setting.
	 * @param message the sentence
	 * @param cause what was thrown for it
	 */
	public WrongSettingException(String message, Throwable cause) {
		super(message, cause);
	}

}
