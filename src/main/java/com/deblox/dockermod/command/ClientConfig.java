package com.deblox.dockermod.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A {@code config.json} of the docker command, which sends its {@code HttpHeaders} with
 * each request: the only way to give it a token. All else in it stays.
 */
final class ClientConfig {

	private static final String HEADERS = "HttpHeaders";

	private ClientConfig() {
	}

	/**
	 * Write a token into the file; only its owner can read it from then on.
	 * @param folder the folder with the file; made if it is not there
	 * @param token the token
	 */
	static void putToken(Path folder, String token) {
		Path file = folder.resolve("config.json");
		try {
			Files.createDirectories(folder,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
			ObjectNode config = Files.exists(file) ? read(file) : JsonNodeFactory.instance.objectNode();
			ObjectNode headers = (config.path(HEADERS) instanceof ObjectNode there) ? there : config.putObject(HEADERS);
			headers.put("Authorization", "Bearer " + token);
			Path fresh = Files.createTempFile(folder, "config", ".json",
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			Files.write(fresh, Json.pretty(config).getBytes(StandardCharsets.UTF_8));
			Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new CommandFailure(ExitStatus.FAILED, "The token could not be written into " + file + " (" + ex
					+ "): name another folder with --docker-config", ex);
		}
	}

	private static ObjectNode read(Path file) throws IOException {
		try {
			if (Json.read(Files.readAllBytes(file)) instanceof ObjectNode config) {
				return config;
			}
			throw new IOException("it is no JSON object");
		}
		catch (JacksonException ex) {
			throw new IOException("it is not JSON", ex);
		}
	}

}
