package com.deblox.dockermod.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;

import com.deblox.dockermod.joining.ClusterFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NodeServiceTests {

	@TempDir
	private Path bin;

	@Test
	void aWarningOfSystemdIsNoFailure() throws IOException {
		NodeService service = service("echo 'Warning: The unit file changed on disk.' >&2");
		assertThatCode(service::restart).doesNotThrowAnyException();
	}

	@Test
	void aFailureIsOneWithoutAWordToo() throws IOException {
		NodeService service = service("exit 1");
		assertThatExceptionOfType(CommandFailure.class).isThrownBy(service::restart)
			.withMessageContaining("was not started again (it failed without a word)");
	}

	@Test
	void theServiceIsThatOfItsOwnFolderOnly() throws IOException {
		NodeService service = service("echo /etc/dockermod");
		assertThat(service.isStartedIn(new ClusterFolder(Path.of("/etc/dockermod/")))).isTrue();
		assertThat(service.isStartedIn(new ClusterFolder(this.bin))).isFalse();
	}

	@Test
	void whereThereIsNoSystemdThereIsNoService() {
		NodeService service = new NodeService(surroundings());
		assertThat(service.isStartedIn(new ClusterFolder(Path.of("/etc/dockermod")))).isFalse();
	}

	private NodeService service(String does) throws IOException {
		Path systemctl = Files.writeString(this.bin.resolve("systemctl"), "#!/bin/sh\n" + does + "\n");
		Files.setPosixFilePermissions(systemctl, PosixFilePermissions.fromString("rwxr-xr-x"));
		return new NodeService(surroundings());
	}

	private Surroundings surroundings() {
		return new Surroundings(Map.of("PATH", this.bin.toString()), InputStream.nullInputStream(),
				new ByteArrayOutputStream(), new ByteArrayOutputStream(), false, Path.of("/nonexistent"),
				Clock.systemUTC());
	}

}
