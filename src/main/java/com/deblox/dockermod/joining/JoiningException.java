package com.deblox.dockermod.joining;

/**
 * This host cannot be made one of the cluster. The message is the sentence that its
 * operator sees; it never holds what is secret.
 */
public final class JoiningException extends RuntimeException {

	/**
	 * Refuse.
	 * @param message the sentence: what was wrong, and what to do
	 */
	public JoiningException(String message) {
		super(message);
	}

	JoiningException(String message, Throwable cause) {
		super(message, cause);
	}

	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

}
