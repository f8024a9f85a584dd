package com.deblox.dockermod.command;

/**
 * How a command ends, for scripts.
 */
final class ExitStatus {

	/** Done. */
	static final int DONE = 0;

	/** It failed, or the node refused it. */
	static final int FAILED = 1;

	/** The command was used wrongly. */
	static final int USAGE = 2;

	/** No node answered. */
	static final int NO_NODE = 3;

	/** Done, but something is missing, or a warning was found: stderr says what. */
	static final int PARTLY = 4;

	/** Who read the output left, as a shell tells of a process that SIGPIPE ended. */
	static final int CLOSED_PIPE = 141;

	/** For the help texts. */
	static final String HEADING = "%nExit status:%n";

	private ExitStatus() {
	}

}
