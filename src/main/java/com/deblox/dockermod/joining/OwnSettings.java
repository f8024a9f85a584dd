package com.deblox.dockermod.joining;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import com.deblox.dockermod.settings.FolderSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * What a user wrote: into {@code application.yaml}, and among the variables that the
 * service gets.
 */
final class OwnSettings {

	/** What {@code cluster.yaml} says, and would not if it stood there too. */
	private static final List<String> OURS = List.of("server.address", "server.port", "dockermod.cluster-address",
			"dockermod.members.interface", "dockermod.members.port", "dockermod.members.addresses",
			"dockermod.members.addresses[0]", "dockermod.security.secret", "dockermod.security.secret-file",
			"dockermod.security.token", "dockermod.security.token-file");

	private final StandardEnvironment environment;

	private OwnSettings(StandardEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Read them.
	 * @param folder the folder of {@code application.yaml}
	 * @param variables a service's file of variables, which need not exist; {@code null}
	 * where there is no service
	 * @return the settings
	 */
	static OwnSettings of(Path folder, @Nullable Path variables) {
		try {
			StandardEnvironment environment = FolderSettings.written(folder);
			// by the end of its name Spring knows how the names in it are spelt
			environment.getPropertySources()
				.addLast(new SystemEnvironmentPropertySource("service-systemEnvironment", variables(variables)));
			return new OwnSettings(environment);
		}
		catch (IOException | RuntimeException ex) {
			throw new JoiningException("application.yaml in " + folder + " cannot be read: " + ex.getMessage(), ex);
		}
	}

	private static Map<String, Object> variables(@Nullable Path file) throws IOException {
		Properties lines = new Properties();
		if (file != null && Files.exists(file)) {
			try (Reader reader = Files.newBufferedReader(file)) {
				lines.load(reader);
			}
		}
		Map<String, Object> variables = new HashMap<>();
		lines.forEach((name, value) -> variables.put(name.toString(), value.toString().replaceAll("^\"|\"$", "")));
		return variables;
	}

	List<String> conflicts() {
		return OURS.stream().filter(this.environment::containsProperty).toList();
	}

	boolean isTls() {
		return FolderSettings.isTls(this.environment);
	}

}
