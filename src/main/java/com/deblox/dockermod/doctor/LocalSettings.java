package com.deblox.dockermod.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.deblox.dockermod.settings.FolderSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.StandardEnvironment;

/**
 * The settings of this host's node, as Spring finds them, read without starting anything.
 */
final class LocalSettings {

	private static final Pattern MEMBER_PORT = Pattern.compile("(?m)^\\s+port:\\s*(\\d{1,5})\\s*(#.*)?$");

	private final Path directory;

	private final StandardEnvironment environment;

	private LocalSettings(Path directory, StandardEnvironment environment) {
		this.directory = directory;
		this.environment = environment;
	}

	/**
	 * Read the settings.
	 * @param directory where the node is started: the folder with {@code config}
	 * @return the settings
	 * @throws RuntimeException if a file cannot be read
	 */
	static LocalSettings of(Path directory) {
		return new LocalSettings(directory, FolderSettings.whole(directory));
	}

	@Nullable String get(String name) {
		return this.environment.getProperty(name);
	}

	String get(String name, String otherwise) {
		return this.environment.getProperty(name, otherwise);
	}

	/** A file or folder that a setting names, from where the node is started. */
	Path path(String value) {
		return this.directory.resolve(value).normalize();
	}

	boolean isLoopback() {
		String address = get("server.address", "");
		return address.startsWith("127.") || address.equals("localhost") || address.equals("::1");
	}

	/** Where callers are served; where every address is, loopback stands for it. */
	String served() {
		String address = get("server.address", "");
		return (address.isEmpty() || address.equals("0.0.0.0") || address.equals("::")) ? "127.0.0.1" : address;
	}

	boolean isTls() {
		return FolderSettings.isTls(this.environment);
	}

	String memberPort() {
		Path file = path("hazelcast.yaml");
		try {
			Matcher port = MEMBER_PORT.matcher(Files.exists(file) ? Files.readString(file) : "");
			return port.find() ? port.group(1) : "5701";
		}
		catch (IOException ex) {
			return "5701";
		}
	}

}
