package com.deblox.dockermod.command;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/**
 * {@code dockermod events}.
 */
@Command(name = "events", description = "Prints what happens in the cluster, until Ctrl-C: containers, nodes, engines.")
final class EventsCommand implements Callable<Integer> {

	/** Several heartbeats: a node that is silent for so long is not there. */
	private static final Duration SILENCE = Duration.ofSeconds(60);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	/**
	 * How often a node that went away is asked again, with the pause that it asked for.
	 */
	private static final int ATTEMPTS = 60;

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private DockerModCommand top;

	@Option(names = { "-f", "--filter" }, paramLabel = "KEY=VALUE",
			description = "Only those: kind=WORD[,WORD…] (container-started, node-lost …), node=NAME, container=NAME")
	private List<String> filters = new ArrayList<>();

	@Option(names = "--json", description = "A JSON object a line, as the node tells it")
	private boolean json;

	private final ServerSentEvents events = new ServerSentEvents();

	@Override
	public Integer call() throws InterruptedException {
		DockerPath path = new Filters(this.filters, List.of("kind", "node", "container"))
			.addTo(DockerPath.of("cluster", "events"));
		follow(path);
		return ExitStatus.FAILED;
	}

	/** Ends only with an exception: the reader left, or the node did. */
	private void follow(DockerPath path) throws InterruptedException {
		boolean begun = false;
		int attempts = 0;
		while (true) {
			try (EngineResponse response = this.top.node().open("GET", path, headers(), Deadline.in(PATIENCE))) {
				if (begun) {
					this.top.err().now("The node answers again.");
				}
				begun = true;
				attempts = 0;
				read(response);
			}
			catch (CommandFailure ex) {
				attempts++;
				if (!begun || attempts >= ATTEMPTS || ex.status() != ExitStatus.NO_NODE) {
					throw ex;
				}
			}
			if (attempts == 0) {
				this.top.err().now("The events broke off; asking the node at " + this.top.node().address() + " again.");
			}
			Thread.sleep(this.events.retryMillis());
		}
	}

	private Map<String, String> headers() {
		Map<String, String> headers = new HashMap<>(Map.of("Accept", "text/event-stream"));
		String last = this.events.lastId();
		if (last != null) {
			headers.put("Last-Event-ID", last);
		}
		return headers;
	}

	private void read(EngineResponse response) {
		try (InputStream alive = this.top.node().whileAlive(response, SILENCE)) {
			this.events.read(alive, this::print);
		}
		catch (IOException ex) {
			// it is asked again, and goes on where it was
		}
	}

	private void print(String data) {
		if (this.json) {
			this.top.out().now(data);
			return;
		}
		JsonNode event = Json.read(data);
		if (event.path("missed").asBoolean()) {
			this.top.err().now("Events before the next one were missed: 'dockermod ps -a' tells what is there.");
		}
		this.top.out().now(line(event));
	}

	private static String line(JsonNode event) {
		StringBuilder line = new StringBuilder(
				String.format(Locale.ROOT, "%-30s  %-8s  %-20s", event.path("time").asString(""),
						event.path("dockerInstance").asString(""), event.path("event").asString("")));
		append(line, "  ", event.path("name").asString(""));
		append(line, "  ", event.path("image").asString(""));
		append(line, "  ", Words.shortId(event.path("containerId").asString("")));
		append(line, "  exit code ", event.path("exitCode").asString(""));
		append(line, "  was ", event.path("oldName").asString(""));
		return line.toString().stripTrailing();
	}

	private static void append(StringBuilder line, String before, String word) {
		if (!word.isEmpty()) {
			line.append(before).append(word.replaceAll("\\p{Cntrl}", "?"));
		}
	}

}
