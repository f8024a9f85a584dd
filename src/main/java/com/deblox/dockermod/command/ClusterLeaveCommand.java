package com.deblox.dockermod.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import com.deblox.dockermod.joining.ClusterFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * {@code dockermod cluster leave}.
 */
@Command(name = "leave",
		description = "Makes this host's node one of its own again: removes the secret, the token and the settings that "
				+ "'create' or 'join' wrote. Its containers run on; the other nodes go on.")
final class ClusterLeaveCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private ClusterCommand cluster;

	@Override
	public Integer call() {
		ClusterFolder folder = this.cluster.folder();
		folder.requireWritable();
		List<Path> removed = folder.remove();
		Output out = this.cluster.top().out();
		if (removed.isEmpty()) {
			out.now("This host is of no cluster: nothing was changed.");
			return ExitStatus.DONE;
		}
		out.now("Removed " + String.join(", ", removed.stream().map(Path::toString).toList()) + ".");
		NodeService service = this.cluster.service();
		if (service.isStartedIn(folder)) {
			service.restart();
			out.now("Restarted " + NodeService.UNIT + ": the node serves this host only, as after its installation.");
		}
		else {
			out.now("Start the node again: it serves this host only then.");
		}
		return ExitStatus.DONE;
	}

}
