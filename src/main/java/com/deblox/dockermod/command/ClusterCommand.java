package com.deblox.dockermod.command;

import java.nio.file.Path;

import com.deblox.dockermod.joining.ClusterFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;

/**
 * {@code dockermod cluster}: makes this host's node the first of a cluster, or one more.
 */
@Command(name = "cluster", synopsisSubcommandLabel = "COMMAND",
		description = "Makes this host's node one of a cluster, with one secret and one token for all.",
		exitCodeList = { "0:done", "1:it failed, and the sentence says what was changed", "2:used wrongly" })
final class ClusterCommand implements Runnable {

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private DockerModCommand top;

	@Option(names = "--directory", paramLabel = "FOLDER", scope = ScopeType.INHERIT, defaultValue = "/etc/dockermod",
			description = "The folder that this host's node is started in; /etc/dockermod unless told")
	private Path directory = Path.of("/etc/dockermod");

	static CommandLine line() {
		return new CommandLine(new ClusterCommand()).addSubcommand(new ClusterCreateCommand())
			.addSubcommand(new ClusterInviteCommand())
			.addSubcommand(new ClusterJoinCommand())
			.addSubcommand(new ClusterLeaveCommand());
	}

	@Override
	public void run() {
		throw new CommandFailure(ExitStatus.USAGE, "A command is missing: 'dockermod cluster --help' lists them");
	}

	DockerModCommand top() {
		return this.top;
	}

	ClusterFolder folder() {
		return new ClusterFolder(this.directory);
	}

	NodeService service() {
		return new NodeService(this.top.surroundings());
	}

}
