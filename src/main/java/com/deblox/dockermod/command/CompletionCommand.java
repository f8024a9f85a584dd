package com.deblox.dockermod.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * {@code dockermod completion}.
 */
@Command(name = "completion",
		description = "Prints a script for bash and zsh that completes the command: source <(dockermod completion)")
final class CompletionCommand implements Runnable {

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private DockerModCommand top;

	@Override
	public void run() {
		this.top.out().now(AutoComplete.bash("dockermod", this.top.line()));
	}

}
