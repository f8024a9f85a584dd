package com.deblox.dockermod.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The docker command, or another client of Docker, as it ended.
 *
 * @param exit its exit status
 * @param output what it printed, errors included
 */
record Docker(int exit, String output) {

	private static final long LONGEST_SECONDS = 300;

	/**
	 * Run it.
	 * @param host where to
	 * @param input its standard input, or {@code null} for none
	 * @param words what it is to do
	 * @return how it ended
	 */
	static Docker run(String host, @Nullable String input, String... words) {
		try {
			Path output = Files.createTempFile("docker", ".out");
			return end(start(host, output, words), output, input, List.of(words));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Run another client, that finds Docker by its environment.
	 * @param host where to
	 * @param command its program, and what it is to do
	 * @return how it ended
	 */
	static Docker other(String host, String... command) {
		try {
			Path output = Files.createTempFile("client", ".out");
			ProcessBuilder builder = builder(output, List.of(command));
			builder.environment().put("DOCKER_HOST", host);
			return end(builder.start(), output, null, List.of(command));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Docker end(Process process, Path output, @Nullable String input, List<String> words)
			throws IOException {
		try {
			try (OutputStream in = process.getOutputStream()) {
				if (input != null) {
					in.write(input.getBytes(StandardCharsets.UTF_8));
				}
			}
			boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
			process.destroyForcibly();
			String text = Files.readString(output);
			Files.delete(output);
			if (!ended) {
				throw new IllegalStateException(words + " did not end; so far: " + text);
			}
			return new Docker(process.exitValue(), text);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Begin to run it.
	 * @param host where to
	 * @param output the file for what it prints
	 * @param words what it is to do
	 * @return the process; to be ended
	 */
	static Process start(String host, Path output, String... words) throws IOException {
		List<String> command = new ArrayList<>(List.of("docker", "-H", host));
		command.addAll(List.of(words));
		return builder(output, command).start();
	}

	private static ProcessBuilder builder(Path output, List<String> command) {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
		builder.environment().put("DOCKER_CONFIG", "/nonexistent");
		return builder;
	}

}
