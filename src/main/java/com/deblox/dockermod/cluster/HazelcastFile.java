package com.deblox.dockermod.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.settings.WrongSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Finds {@code hazelcast.yaml}: the file that a setting names, else in the working
 * directory, beside the jar, in {@code /etc/dockermod}; else what is in the jar.
 */
final class HazelcastFile implements EnvironmentPostProcessor {

	/** Spring Boot's own. */
	static final String PROPERTY = "spring.hazelcast.config";

	private static final String NAME = "hazelcast.yaml";

	private final List<Path> folders;

	HazelcastFile() {
		this(List.of(Path.of(""), new ApplicationHome(HazelcastFile.class).getDir().toPath(),
				Path.of("/etc/dockermod")));
	}

	HazelcastFile(List<Path> folders) {
		this.folders = folders;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Path file = named(environment.getProperty(MemberProperties.FILE));
		if (file == null && environment.getProperty(PROPERTY) == null) {
			file = this.folders.stream()
				.map((folder) -> folder.resolve(NAME))
				.filter(Files::isReadable)
				.findFirst()
				.orElse(null);
		}
		if (file != null) {
			environment.getPropertySources()
				.addFirst(new MapPropertySource(PROPERTY, Map.of(PROPERTY, file.toUri().toString())));
		}
	}

	private static @Nullable Path named(@Nullable String setting) {
		if (setting == null) {
			return null;
		}
		Path file = Path.of(setting);
		if (!Files.isReadable(file)) {
			throw new WrongSettingException(MemberProperties.FILE + " is " + file
					+ ", which does not exist or cannot be read: a file as hazelcast.yaml is allowed");
		}
		return file;
	}

}
