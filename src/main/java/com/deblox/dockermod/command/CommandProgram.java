package com.deblox.dockermod.command;

/**
 * The way into this package for {@code main}.
 */
public final class CommandProgram {

	private CommandProgram() {
	}

	/**
	 * Whether the command line is a command of {@code dockermod}, and not the start of a
	 * node.
	 * @param args the command line
	 * @return whether {@link #run} is for it
	 */
	public static boolean isMeant(String... args) {
		return DockerModCommand.isMeant(args);
	}

	/**
	 * Run a command to its end, with this process's own output and environment.
	 * @param args the command line
	 * @return the exit status
	 */
	public static int run(String... args) {
		return new DockerModCommand(Surroundings.ofProcess()).run(args);
	}

}
