package com.deblox.dockermod.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * {@code dockermod manual}.
 */
@Command(name = "manual", description = "Prints the manual page: dockermod manual | man -l -")
final class ManualCommand implements Runnable {

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private DockerModCommand top;

	@Override
	public void run() {
		this.top.out().now(new ManualPage(Version.number()).of(this.top.line().getCommandSpec()));
	}

}
