package com.deblox.dockermod.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.deblox.dockermod.joining.ClusterFolder;
import org.jspecify.annotations.Nullable;

/**
 * This host's node as a service of systemd, where it is one.
 */
final class NodeService {

	static final String UNIT = "dockermod.service";

	/** As long as systemd itself waits for a stop and a start, and some more. */
	private static final long LONGEST_SECONDS = 430;

	private final @Nullable Path program;

	NodeService(Surroundings surroundings) {
		this.program = surroundings.program("systemctl");
	}

	/** Whether its node is the one of that folder: a host may have others beside it. */
	boolean isStartedIn(ClusterFolder folder) {
		return run("show", "--property=WorkingDirectory", "--value", UNIT).said().strip().equals(folder.toString());
	}

	/** Ends the node and starts it; returns when systemd says that it runs. */
	void restart() {
		Ended ended = run("restart", UNIT);
		if (!ended.done()) {
			throw new CommandFailure(ExitStatus.FAILED, UNIT + " was not started again ("
					+ ended.said().strip().lines().findFirst().orElse("it failed without a word")
					+ "): 'journalctl -u dockermod -n 30' tells why; 'dockermod cluster leave' takes back what was "
					+ "changed");
		}
	}

	private Ended run(String... words) {
		Path program = this.program;
		if (program == null) {
			return new Ended(false, "there is no systemctl");
		}
		List<String> command = new ArrayList<>(List.of(program.toString()));
		command.addAll(List.of(words));
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			process.getOutputStream().close();
			Thread end = Thread.ofVirtual().start(() -> endInTime(process));
			String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			boolean done = process.waitFor() == 0;
			end.interrupt();
			return new Ended(done, said);
		}
		catch (IOException ex) {
			return new Ended(false, String.valueOf(ex.getMessage()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Ended(false, "it was interrupted");
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

	/**
	 * How a call of systemctl ended: it may warn, and have done what it was told.
	 *
	 * @param done whether it did it
	 * @param said what it said
	 */
	private record Ended(boolean done, String said) {

	}

}
