package com.deblox.dockermod.command;

import java.util.List;
import java.util.concurrent.Callable;

import com.deblox.dockermod.docker.HostAddress;
import com.deblox.dockermod.joining.ClusterFolder;
import com.deblox.dockermod.joining.ClusterSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * {@code dockermod cluster create}.
 */
@Command(name = "create",
		description = "Makes this host the first of a cluster: makes its secret and its token, and opens the node's two ports "
				+ "on one interface.")
final class ClusterCreateCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private ClusterCommand cluster;

	@Mixin
	@SuppressWarnings("NullAway.Init")
	private InterfaceOption networkInterface;

	@Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "For callers; 8080 unless told")
	private int port = 8080;

	@Option(names = "--node-port", paramLabel = "PORT", defaultValue = "5701",
			description = "For the nodes among themselves; 5701 unless told")
	private int nodePort = 5701;

	@Option(names = "--name", paramLabel = "NAME", defaultValue = "deblox",
			description = "The cluster's name; deblox unless told")
	private String name = "deblox";

	@Override
	public Integer call() {
		requirePort("--port", this.port);
		requirePort("--node-port", this.nodePort);
		if (!this.name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
			throw new CommandFailure(ExitStatus.USAGE,
					"--name is '" + this.name + "': letters, digits, '_', '.' and '-' are allowed, at most 64");
		}
		ClusterFolder folder = this.cluster.folder();
		folder.requireWritable();
		if (folder.isMember()) {
			throw new CommandFailure(ExitStatus.FAILED, "This host is of the cluster " + folder.settings().cluster()
					+ " already: 'dockermod cluster invite' is for further hosts, 'dockermod cluster leave' ends it; "
					+ "nothing was changed");
		}
		folder.requireFree();
		HostAddress address = this.networkInterface.address();
		LanAddress.requireFree(address, this.port);
		LanAddress.requireFree(address, this.nodePort);
		ClusterSettings settings = new ClusterSettings(this.name, address.address(), this.port, this.nodePort,
				List.of(address.address() + ":" + this.nodePort));
		folder.write(settings, ClusterFolder.random(), ClusterFolder.random());
		Output out = this.cluster.top().out();
		out.now("Made " + folder + "/secret, token and cluster.yaml.");
		new Arrival(this.cluster.top(), folder, settings).restart(false);
		out.line("This host is the first of the cluster " + this.name + ": callers at " + settings.address() + ":"
				+ this.port + ", nodes at " + settings.member() + ".");
		out.line("For each further host, with DockerMod installed there, run here:");
		out.now("  dockermod cluster invite | ssh root@HOST dockermod cluster join --interface "
				+ this.networkInterface.onNextHost(address));
		return ExitStatus.DONE;
	}

	private static void requirePort(String option, int port) {
		if (port < 1 || port > 65535) {
			throw new CommandFailure(ExitStatus.USAGE, option + " is " + port + ": 1 to 65535 is allowed");
		}
	}

}
