package com.deblox.dockermod.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * This host's node as a service of systemd, where it is one.
 */
final class NodeService {

	static final String UNIT = "dockermod.service";

	/** As long as systemd itself waits for a start, and some more. */
	private static final long LONGEST_SECONDS = 150;

	private final @Nullable Path program;

	NodeService(Surroundings surroundings) {
		this.program = surroundings.program("systemctl");
	}

	boolean isThere() {
		return run("show", "--property=LoadState", "--value", UNIT).strip().equals("loaded");
	}

	/** Ends the node and starts it; returns when systemd says that it runs. */
	void restart() {
		String said = run("restart", UNIT);
		if (!said.isBlank()) {
			throw new CommandFailure(ExitStatus.FAILED, UNIT + " was not started again ("
					+ said.strip().lines().findFirst().orElse("")
					+ "): 'journalctl -u dockermod -n 30' tells why; 'dockermod cluster leave' takes back what was "
					+ "changed");
		}
	}

	/** What it said; where it fails, that is never nothing. */
	private String run(String... words) {
		Path program = this.program;
		if (program == null) {
			return "";
		}
		List<String> command = new ArrayList<>(List.of(program.toString()));
		command.addAll(List.of(words));
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			process.getOutputStream().close();
			Thread end = Thread.ofVirtual().start(() -> endInTime(process));
			String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			boolean failed = process.waitFor() != 0;
			end.interrupt();
			return (failed && said.isBlank()) ? "it failed without a word" : said;
		}
		catch (IOException ex) {
			return String.valueOf(ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "it was interrupted";
		}
	}

	private static void endInTime(Process process) {
		try {
			if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
				process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			// it ended by itself
		}
	}

}
