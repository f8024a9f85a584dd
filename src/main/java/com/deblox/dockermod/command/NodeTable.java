package com.deblox.dockermod.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The nodes of a cluster, one a line.
 */
final class NodeTable {

	private final Clock clock;

	NodeTable(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Print the nodes.
	 * @param answer what {@code GET /cluster/nodes} says
	 * @param out where to
	 */
	void print(JsonNode answer, Output out) {
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
		table.print(out);
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
		return (since != null) ? " for " + Words.duration(Duration.between(since, this.clock.instant())) : "";
	}

}
