package com.deblox.dockermod.joining;

import java.nio.file.Path;
import java.util.List;

import com.deblox.dockermod.settings.FolderSettings;
import org.springframework.core.env.StandardEnvironment;

/**
 * What a user wrote into {@code application.yaml}.
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

	static OwnSettings of(Path folder) {
		try {
			return new OwnSettings(FolderSettings.written(folder));
		}
		catch (RuntimeException ex) {
			throw new JoiningException("application.yaml in " + folder + " cannot be read: " + ex.getMessage(), ex);
		}
	}

	List<String> conflicts() {
		return OURS.stream().filter(this.environment::containsProperty).toList();
	}

	boolean isTls() {
		return FolderSettings.isTls(this.environment);
	}

}
