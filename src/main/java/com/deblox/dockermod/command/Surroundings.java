package com.deblox.dockermod.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a command finds around itself.
 *
 * @param env the environment variables
 * @param out where results go; not buffered
 * @param err where everything else goes; not buffered
 * @param terminal whether a person reads the results as they come
 * @param socket the unix socket of this host's node, where it has the usual place
 * @param clock tells how long ago something was
 */
record Surroundings(Map<String, String> env, OutputStream out, OutputStream err, boolean terminal, Path socket,
		Clock clock) {

	private static final Path SOCKET = Path.of("/run/dockermod/docker.sock");

	static Surroundings ofProcess() {
		return new Surroundings(System.getenv(), new FileOutputStream(FileDescriptor.out),
				new FileOutputStream(FileDescriptor.err), isTerminal(), SOCKET, Clock.systemUTC());
	}

	/** Java 25 says {@code null} again where there is none. */
	@SuppressWarnings("SystemConsoleNull")
	private static boolean isTerminal() {
		return System.console() != null && System.console().isTerminal();
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

	/** See <a href="https://no-color.org">no-color.org</a>. */
	boolean coloured() {
		return this.terminal && variable("NO_COLOR") == null && !"dumb".equals(variable("TERM"));
	}

}
