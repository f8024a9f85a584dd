package com.deblox.dockermod.command;

import org.jspecify.annotations.Nullable;

/**
 * Ends a command; the message is the one sentence that its user sees.
 */
final class CommandFailure extends RuntimeException {

	private final int status;

	CommandFailure(int status, String message) {
		this(status, message, null);
	}

	CommandFailure(int status, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.status = status;
	}

	int status() {
		return this.status;
	}

	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

}
