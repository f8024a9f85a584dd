package com.deblox.dockermod.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;

/**
 * The command for people, as it ended.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it said beside that
 */
record Dockermod(int status, String out, String err) {

	private static final String LAUNCHER = Path.of("script", "dockermod").toAbsolutePath().toString();

	private static final long LONGEST_SECONDS = 60;

	/**
	 * Run it as a person would.
	 * @param node the node to ask
	 * @param words what it is to do
	 * @return how it ended
	 */
	static Dockermod run(Node node, String... words) {
		try {
			Path out = Files.createTempFile("dockermod", ".out");
			Path err = Files.createTempFile("dockermod", ".err");
			Process process = start(node, out, err, words);
			boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
			process.destroyForcibly();
			Dockermod result = new Dockermod(ended ? process.exitValue() : -1, Files.readString(out),
					Files.readString(err));
			Files.delete(out);
			Files.delete(err);
			return result;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Begin to run it.
	 * @param node the node to ask
	 * @param out the file for what it prints
	 * @param err the file for the rest
	 * @param words what it is to do
	 * @return the process; to be ended
	 */
	static Process start(Node node, Path out, Path err, String... words) throws IOException {
		// of tests in the background Ctrl-C is ignored, and of their children
		List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", LAUNCHER));
		command.addAll(List.of(words));
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.environment().put("DOCKERMOD_NODE", node.uri());
		builder.environment().put("DOCKERMOD_TOKEN", node.token());
		return builder.start();
	}

	JsonNode json() {
		return Http.JSON.readTree(this.out);
	}

	List<String> lines() {
		return this.out.lines().toList();
	}

}
