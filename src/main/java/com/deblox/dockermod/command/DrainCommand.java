package com.deblox.dockermod.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineResponse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code dockermod drain}.
 */
@Command(name = "drain", description = "Lets a node take no new containers; with --stop, stops those that it has, too.",
		exitCodeList = { "0:done", "1:the node refused, or a container could not be stopped", "2:used wrongly",
				"3:no node answered, or it broke off its answer" })
final class DrainCommand implements Callable<Integer> {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	/** Many signs of life: a node that is silent for so long is not there. */
	private static final Duration SILENCE = Duration.ofSeconds(30);

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private DockerModCommand top;

	@Parameters(paramLabel = "NODE", description = "The node's name, as 'dockermod nodes' lists it")
	private String node = "";

	@Option(names = "--stop", description = "Stop its containers in the order in which they were created")
	private boolean stop;

	@Option(names = { "-t", "--timeout" }, paramLabel = "SECONDS",
			description = "Before a container that does not stop is killed; its own time unless told")
	private @Nullable Integer timeout;

	@Option(names = "--json", description = "With --stop, a JSON object a line, as the node tells it")
	private boolean json;

	private @Nullable JsonNode last;

	@Override
	public Integer call() {
		DockerPath path = DockerPath.of("cluster", "nodes", this.node, "drain");
		if (!this.stop) {
			if (this.timeout != null) {
				throw new CommandFailure(ExitStatus.USAGE, "--timeout is for --stop: without that, nothing is stopped");
			}
			this.top.node().post(path);
			this.top.out().now(this.node + " takes no new containers.");
			return ExitStatus.DONE;
		}
		path = path.with("stop", true).with("timeout", this.timeout);
		try (EngineResponse response = this.top.node().open("POST", path, Map.of(), Deadline.in(PATIENCE));
				InputStream alive = this.top.node().whileAlive(response, SILENCE)) {
			BufferedReader lines = new BufferedReader(new InputStreamReader(alive, StandardCharsets.UTF_8));
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				tell(line);
			}
		}
		catch (IOException ex) {
			this.last = null;
		}
		return end(this.last);
	}

	private void tell(String line) {
		if (line.isBlank()) {
			return;
		}
		if (this.json) {
			this.top.out().now(line);
		}
		try {
			JsonNode step = Json.read(line);
			this.last = step;
			String status = step.path("status").asString("");
			if (!this.json && (status.equals("stopped") || status.equals("failed"))) {
				this.top.out()
					.now("[" + step.path("done").asInt() + "/" + step.path("total").asInt() + "] "
							+ step.path("name").asString("") + " ("
							+ Words.shortId(step.path("containerId").asString("")) + ") " + status
							+ (status.equals("failed") ? ": " + step.path("error").asString("") : ""));
			}
		}
		catch (JacksonException ex) {
			// cut in the middle: its end tells
			this.last = null;
		}
	}

	private int end(@Nullable JsonNode last) {
		if (last == null || !last.has("stopped")) {
			throw new CommandFailure(ExitStatus.NO_NODE,
					"The answer broke off before all containers of " + this.node
							+ " were stopped; it takes no new ones. 'dockermod ps -f node=" + this.node
							+ "' tells which are left, and the same drain goes on with them");
		}
		int failed = last.path("failed").asInt();
		if (!this.json) {
			this.top.out()
				.now(this.node + " takes " + (last.path("draining").asBoolean(true) ? "no " : "")
						+ "new containers; stopped: " + last.path("stopped").asInt() + ", failed: " + failed + ".");
		}
		if (last.has("error")) {
			throw new CommandFailure(ExitStatus.FAILED, "It ended early: " + last.path("error").asString(""));
		}
		return (failed == 0) ? ExitStatus.DONE : ExitStatus.FAILED;
	}

}
