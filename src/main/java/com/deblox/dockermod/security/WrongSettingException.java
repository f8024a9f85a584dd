package com.deblox.dockermod.security;

/**
 * A setting with which this node does not start. The message is the one sentence that is
 * shown: which setting, what it was, what is allowed; never the value of a secret.
 */
class WrongSettingException extends IllegalArgumentException {

	WrongSettingException(String message) {
		super(message);
	}

	WrongSettingException(String message, Throwable cause) {
		super(message, cause);
	}

}
