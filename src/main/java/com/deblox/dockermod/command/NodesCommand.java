package com.deblox.dockermod.command;

import java.util.concurrent.Callable;

import com.deblox.dockermod.engine.DockerPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/**
 * {@code dockermod nodes}.
 */
@Command(name = "nodes", description = "Lists the nodes of the cluster, lost ones included.")
final class NodesCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private DockerModCommand top;

	@Option(names = "--json", description = "Print what GET /cluster/nodes says")
	private boolean json;

	@Override
	public Integer call() {
		JsonNode answer = this.top.node().get(DockerPath.of("cluster", "nodes"));
		if (this.json) {
			this.top.out().now(Json.pretty(answer));
			return ExitStatus.DONE;
		}
		new NodeTable(this.top.surroundings().clock()).print(answer, this.top.out());
		return ExitStatus.DONE;
	}

}
