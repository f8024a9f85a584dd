package com.deblox.dockermod.cluster;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.awaitility.Awaitility.await;

/**
 * A class with a main method, run in a process of its own.
 *
 * @param output what it said, one line each
 */
record ChildProcess(List<String> output) {

	private static final int SECONDS = 60;

	/**
	 * Run it to its end.
	 * @param main the class
	 * @param arguments its arguments
	 * @return what it said
	 */
	static ChildProcess run(Class<?> main, String... arguments) {
		return runUntil(null, main, arguments);
	}

	/**
	 * Run it until it has said something, then stop it.
	 * @param last what it says at last, or {@code null} to let it come to its end
	 * @param main the class
	 * @param arguments its arguments
	 * @return what it said until it was gone
	 */
	static ChildProcess runUntil(@Nullable String last, Class<?> main, String... arguments) {
		try {
			Path folder = Files.createTempDirectory("child");
			Path file = folder.resolve("output");
			List<String> command = new ArrayList<>(
					List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
							"-XX:TieredStopAtLevel=1", "-cp", classPath(main, folder), main.getName()));
			command.addAll(Arrays.asList(arguments));
			Process process = new ProcessBuilder(command).redirectOutput(file.toFile()).start();
			try {
				if (last != null) {
					await().atMost(SECONDS, TimeUnit.SECONDS)
						.until(() -> !process.isAlive() || Files.readString(file).contains(last));
					process.destroy();
				}
				await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> !process.isAlive());
				return new ChildProcess(Files.readAllLines(file));
			}
			finally {
				process.destroyForcibly();
				FileSystemUtils.deleteRecursively(folder);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Without what the tests have set for their own logs. */
	private static String classPath(Class<?> main, Path folder) throws IOException {
		String name = main.getName().replace('.', '/') + ".class";
		Path copy = folder.resolve(name);
		Files.createDirectories(copy.getParent());
		try (InputStream in = main.getClassLoader().getResourceAsStream(name)) {
			Files.copy(Objects.requireNonNull(in), copy);
		}
		String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return folder + File.pathSeparator
				+ Arrays.stream(path.split(File.pathSeparator, -1))
					.filter((entry) -> !entry.replaceAll("[/\\\\]$", "").endsWith("test-classes"))
					.collect(Collectors.joining(File.pathSeparator));
	}

	/**
	 * What one logger said.
	 * @param logger its name
	 * @return the lines of the text format, the first of each message
	 */
	List<String> linesWith(String logger) {
		return this.output.stream().filter((line) -> line.contains("] " + logger + " ")).toList();
	}

	List<JsonNode> json() {
		return this.output.stream().map(JsonMapper.shared()::readTree).toList();
	}

}
