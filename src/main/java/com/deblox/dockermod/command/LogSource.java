package com.deblox.dockermod.command;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineResponse;
import tools.jackson.databind.JsonNode;

/**
 * The log of one container, through whichever node is asked.
 *
 * @param node the node that has the container
 * @param name {@code node/name}
 * @param id the container's id
 * @param terminal whether it has a terminal
 */
record LogSource(String node, String name, String id, boolean terminal) {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	/**
	 * Find a container.
	 * @param client the node to ask
	 * @param reference its name, its id, the beginning of that, or {@code node/} and one
	 * of these
	 * @return its log
	 */
	static LogSource find(NodeClient client, String reference) {
		JsonNode container = client.get(DockerPath.of("containers", reference, "json"));
		String node = container.path("Node").path("Name").asString("");
		String name = container.path("Name").asString("").replaceFirst("^/", "");
		return new LogSource(node, node + "/" + name, container.path("Id").asString(reference),
				container.path("Config").path("Tty").asBoolean());
	}

	/**
	 * Read the log to its end.
	 * @param client the node to ask
	 * @param query what of the log: parameters of Docker's own
	 * @param feed takes the lines
	 * @throws IOException if it broke off
	 */
	void read(NodeClient client, Map<String, String> query, LogMerger.Feed feed) throws IOException {
		DockerPath path = DockerPath.of("containers", this.id, "logs")
			.with("stdout", 1)
			.with("stderr", 1)
			.with("timestamps", 1);
		for (Map.Entry<String, String> parameter : query.entrySet()) {
			path = path.with(parameter.getKey(), parameter.getValue());
		}
		// the head of a log that is followed comes with its first line
		Deadline deadline = query.containsKey("follow") ? Deadline.whileWanted() : Deadline.in(PATIENCE);
		try (EngineResponse response = client.open("GET", path, Map.of(), deadline)) {
			new LogReader(feed::put).read(response.body(), this.terminal);
		}
	}

}
