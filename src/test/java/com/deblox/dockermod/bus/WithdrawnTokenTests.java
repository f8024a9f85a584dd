package com.deblox.dockermod.bus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose token is taken out of the token file is connected no longer, and the others are.
 */
@SpringBootTest(classes = BusApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "server.address=127.0.0.1")
class WithdrawnTokenTests {

	private static final String KEPT = "token-that-is-kept-for-good";

	private static final String WITHDRAWN = "token-that-is-taken-back";

	@TempDir
	private static Path folder;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void tokens(DynamicPropertyRegistry properties) throws IOException {
		write(KEPT + "\n" + WITHDRAWN + "\n");
		properties.add("dockermod.security.token-file", WithdrawnTokenTests::file);
	}

	private static Path file() {
		return folder.resolve("tokens");
	}

	private static void write(String tokens) throws IOException {
		if (!Files.exists(file())) {
			Files.createFile(file(),
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		}
		Files.writeString(file(), tokens);
	}

	@Test
	void connectionEndsWhenItsTokenIsTakenOutOfTheFile() throws IOException {
		try (RawBus kept = RawBus.connected(this.port, KEPT);
				RawBus withdrawn = RawBus.connected(this.port, WITHDRAWN)) {
			withdrawn.subscribe("1", "/deblox.events").frame();
			write(KEPT + "\n");
			assertThat(withdrawn.frame()).startsWith("ERROR\n")
				.contains("status:403", "The token of this client was taken back: connect with another");
			assertThat(withdrawn.closed()).startsWith("1008 The token of this client was taken back");
			assertThat(kept.subscribe("1", "/deblox.events").frame()).startsWith("RECEIPT");
		}
	}

}
