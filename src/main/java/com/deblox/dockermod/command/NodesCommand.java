package com.deblox.dockermod.command;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

import com.deblox.dockermod.engine.DockerPath;
import org.jspecify.annotations.Nullable;
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
		Table table = new Table("NODE", "STATE", "RUNNING", "CPUS", "MEMORY", "ENGINE", "VERSION", "ADDRESS", "LABELS");
		for (JsonNode node : answer.path("nodes")) {
			boolean known = !node.path("engineVersion").asString("").isEmpty();
			table.row(node.path("dockerInstance").asString(""), state(node),
					node.path("running").asInt() + "/" + node.path("containers").asInt(),
					known ? node.path("cpus").asString() : "-",
					known ? Words.memory(node.path("memory").asLong()) : "-",
					known ? node.path("engineVersion").asString() : "-", node.path("version").asString("-"),
					node.path("address").asString("-"), Words.labels(node.path("labels")));
		}
		table.print(this.top.out());
		return ExitStatus.DONE;
	}

	private String state(JsonNode node) {
		StringBuilder state = new StringBuilder(node.path("state").asString(""));
		if (!state.toString().equals("up")) {
			Instant since = Words.moment(node.path("since"));
			state.append(age(since));
		}
		if (!node.path("registered").asBoolean(true)) {
			state.append(", unregistered");
		}
		if (node.path("draining").asBoolean()) {
			state.append(", draining");
		}
		return state.toString();
	}

	private String age(@Nullable Instant since) {
		return (since != null)
				? " for " + Words.duration(Duration.between(since, this.top.surroundings().clock().instant())) : "";
	}

}
