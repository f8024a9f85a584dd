package com.deblox.dockermod.command;

import java.io.Console;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a command finds around itself.
 *
 * @param env the environment variables
 * @param in what somebody says to it
 * @param out where results go; not buffered
 * @param err where everything else goes; not buffered
 * @param terminal whether a person reads the results as they come
 * @param socket the unix socket of this host's node, where it has the usual place
 * @param clock tells how long ago something was
 */
record Surroundings(Map<String, String> env, InputStream in, OutputStream out, OutputStream err, boolean terminal,
		Path socket, Clock clock) {

	private static final Path SOCKET = Path.of("/run/dockermod/docker.sock");

	static Surroundings ofProcess() {
		return new Surroundings(System.getenv(), System.in, new FileOutputStream(FileDescriptor.out),
				new FileOutputStream(FileDescriptor.err), isTerminal(), SOCKET, Clock.systemUTC());
	}

	/** Java 25 says {@code null} again where there is none. */
	@SuppressWarnings("SystemConsoleNull")
	private static boolean isTerminal() {
		return System.console() != null && System.console().isTerminal();
	}

	/**
	 * Ask a person for something that is not to be seen.
	 * @param prompt what to ask
	 * @return the answer, or {@code null} where no person is there to ask
	 */
	@SuppressWarnings("SystemConsoleNull")
	char @Nullable [] hidden(String prompt) {
		Console console = System.console();
		return (this.terminal && console != null && console.isTerminal()) ? console.readPassword("%s", prompt) : null;
	}

	/**
	 * An environment variable.
	 * @param name its name
	 * @return its value, or {@code null} where it is not set, or empty
	 */
	@Nullable String variable(String name) {
		String value = this.env.get(name);
		return (value != null && !value.isEmpty()) ? value : null;
	}

	/**
	 * A program of this host.
	 * @param name its name
	 * @return where it is, or {@code null} where it is not
	 */
	@Nullable Path program(String name) {
		String path = variable("PATH");
		for (String folder : (path != null) ? path.split(File.pathSeparator, -1) : new String[0]) {
			Path program = Path.of(folder, name);
			if (!folder.isEmpty() && Files.isExecutable(program)) {
				return program;
			}
		}
		return null;
	}

	/** See <a href="https://no-color.org">no-color.org</a>. */
	boolean coloured() {
		return this.terminal && variable("NO_COLOR") == null && !"dumb".equals(variable("TERM"));
	}

}
