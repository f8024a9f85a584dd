package com.deblox.dockermod.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * Which node is asked, and what it wants to hear. Options of every command.
 */
final class NodeOptions {

	static final String NODE = "DOCKERMOD_NODE";

	static final String TOKEN = "DOCKERMOD_TOKEN";

	static final String TOKEN_FILE = "DOCKERMOD_TOKEN_FILE";

	private static final String LOOPBACK = "http://127.0.0.1:8080";

	@Option(names = "--node", paramLabel = "URL", scope = ScopeType.INHERIT,
			description = "The node to ask: http://host:8080, https://host:8080 or unix:///path. Default: " + NODE
					+ ", else /run/dockermod/docker.sock if it is there, else " + LOOPBACK)
	@Nullable String node;

	@Option(names = "--token-file", paramLabel = "FILE", scope = ScopeType.INHERIT,
			description = "Holds the token that the node wants to hear. Default: the token in " + TOKEN
					+ ", else the file " + TOKEN_FILE)
	@Nullable Path tokenFile;

	@Option(names = "--cacert", paramLabel = "FILE", scope = ScopeType.INHERIT,
			description = "Certificates (PEM) to trust with https, in place of Java's own")
	@Nullable Path cacert;

	NodeAddress address(Surroundings surroundings) {
		if (this.node != null) {
			return NodeAddress.parse(this.node, "--node");
		}
		String variable = surroundings.variable(NODE);
		if (variable != null) {
			return NodeAddress.parse(variable, NODE);
		}
		return Files.isWritable(surroundings.socket()) ? NodeAddress.unix(surroundings.socket())
				: NodeAddress.parse(LOOPBACK, "--node");
	}

	/**
	 * The token, where there is one.
	 * @param surroundings what else could say it
	 * @return the token, or {@code null}
	 */
	@Nullable String token(Surroundings surroundings) {
		if (this.tokenFile != null) {
			return read(this.tokenFile, "--token-file");
		}
		String token = surroundings.variable(TOKEN);
		if (token != null) {
			return token.strip();
		}
		String file = surroundings.variable(TOKEN_FILE);
		return (file != null) ? read(Path.of(file), TOKEN_FILE) : null;
	}

	private static String read(Path file, String where) {
		try {
			return Files.readString(file)
				.lines()
				.map(String::strip)
				.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
				.findFirst()
				.orElseThrow(() -> new IOException("holds no token"));
		}
		catch (java.nio.file.NoSuchFileException ex) {
			throw unusable(file, where, "does not exist", ex);
		}
		catch (java.nio.file.AccessDeniedException ex) {
			throw unusable(file, where, "may not be read by this user", ex);
		}
		catch (IOException ex) {
			throw unusable(file, where, (ex.getMessage() != null) ? ex.getMessage() : "cannot be read", ex);
		}
	}

	private static CommandFailure unusable(Path file, String where, String why, IOException cause) {
		return new CommandFailure(ExitStatus.USAGE,
				where + " is " + file + ", which " + why + ": a file with the token on a line of its own is allowed",
				cause);
	}

}
