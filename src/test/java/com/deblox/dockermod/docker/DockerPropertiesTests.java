package com.deblox.dockermod.docker;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Each default, each binding, each refusal.
 */
class DockerPropertiesTests {

	@Test
	void bindWhenNothingIsSetHasDefaults() {
		assertThat(bind(Map.of()))
			.isEqualTo(new DockerProperties(URI.create("unix:///var/run/docker.sock"), null, 128, 4096));
	}

	@Test
	void bindWhenValuesAreSetHasThem(@TempDir Path certificates) throws IOException {
		for (String name : new String[] { "ca.pem", "cert.pem", "key.pem" }) {
			Files.createFile(certificates.resolve(name));
		}
		assertThat(bind(Map.of("dockermod.docker.host", "tcp://10.0.0.1:2376", "dockermod.docker.cert-path",
				certificates.toString(), "dockermod.docker.max-requests", "7", "dockermod.docker.max-streams", "9")))
			.isEqualTo(new DockerProperties(URI.create("tcp://10.0.0.1:2376"), certificates, 7, 9));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "docker.sock", "/var/run/docker.sock", "unix:docker.sock", "tcp://host", "tcp://:2375",
			"http://host:2375", "npipe:////./pipe/docker_engine" })
	void createWhenHostIsNotAllowedSaysWhatIs(String host) {
		assertThatIllegalArgumentException().isThrownBy(() -> new DockerProperties(new URI(host), null, 1, 1))
			.withMessage("dockermod.docker.host is '" + host + "': unix:///path or tcp://host:port is allowed");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1, 10_001 })
	void createWhenBoundIsNotAllowedSaysWhatIs(int bound) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new DockerProperties(URI.create("unix:///a"), null, bound, 1))
			.withMessage("dockermod.docker.max-requests is " + bound + ": 1 to 10000 is allowed");
	}

	private static DockerProperties bind(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("dockermod.docker",
				DockerProperties.class);
	}

}
