package com.deblox.dockermod.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.deblox.dockermod.settings.WrongSettingException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which {@code hazelcast.yaml} is read.
 */
class HazelcastFileTests {

	private final MockEnvironment environment = new MockEnvironment();

	@TempDir
	private Path folder;

	private List<Path> folders = List.of();

	@BeforeEach
	void makeFolders() throws IOException {
		this.folders = List.of(this.folder.resolve("work"), this.folder.resolve("jar"), this.folder.resolve("etc"));
		for (Path one : this.folders) {
			Files.createDirectory(one);
		}
	}

	@Test
	void theFirstFolderThatHasItGivesIt() throws IOException {
		assertThat(found()).isNull();
		for (Path one : this.folders.reversed()) {
			Path file = Files.createFile(one.resolve("hazelcast.yaml"));
			assertThat(found()).isEqualTo(file.toUri().toString());
		}
	}

	@Test
	void aNamedFileIsBeforeAll() throws IOException {
		Files.createFile(this.folders.getFirst().resolve("hazelcast.yaml"));
		Path named = Files.createFile(this.folder.resolve("mine.yaml"));
		this.environment.setProperty("dockermod.members.file", named.toString());
		assertThat(found()).isEqualTo(named.toUri().toString());
	}

	@Test
	void aNamedFileThatIsNotThereStopsTheStart() {
		this.environment.setProperty("dockermod.members.file", "/nonexistent/hazelcast.yaml");
		assertThatExceptionOfType(WrongSettingException.class).isThrownBy(this::found)
			.withMessage("dockermod.members.file is /nonexistent/hazelcast.yaml, which does not exist or cannot be "
					+ "read: a file as hazelcast.yaml is allowed");
	}

	private @Nullable String found() {
		new HazelcastFile(this.folders).postProcessEnvironment(this.environment, new SpringApplication());
		String found = this.environment.getProperty("spring.hazelcast.config");
		this.environment.getPropertySources().remove(HazelcastFile.PROPERTY);
		return found;
	}

}
