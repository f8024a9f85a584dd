package com.deblox.dockermod.ownership;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What of a daemon's list is kept, and what is not.
 */
class ContainerListReaderTests {

	private static final NodeName NODE = new NodeName("node1");

	private static final String CONTAINER = """
			{"Id": "abc", "Names": ["/db/alias", "/web", "/other/link", "/web2"], "Image": "shop:1.2",
			 "ImageID": "sha256:1", "Command": "serve --password hidden", "Created": 1700000000, "State": "running",
			 "Env": ["PASSWORD=hidden"], "Ports": [{"PrivatePort": 80}], "Status": "Up 5 minutes",
			 "Labels": {"dockermod.owner": "ann", "com.docker.compose.project": "shop",
			            "com.docker.compose.service": "web", "secret": "hidden", "dockermod.request": "1"}}""";

	private final ContainerListReader reader = new ContainerListReader(JsonMapper.shared(), NODE);

	@Test
	void readKeepsWhereToLookAndNoSecrets() {
		ContainerEntry entry = Objects.requireNonNull(read("[" + CONTAINER + "]").get("abc"));
		assertThat(entry).isEqualTo(
				new ContainerEntry(
						"abc", NODE, List.of("web", "web2"), "shop:1.2", "running", Map.of("dockermod.owner", "ann",
								"com.docker.compose.project", "shop", "com.docker.compose.service", "web"),
						1_700_000_000));
		assertThat(entry.toString()).doesNotContain("hidden");
		assertThat(entry.isRunning()).isTrue();
	}

	@Test
	void readKeepsTheDaemonsOrder() {
		assertThat(read("[{\"Id\":\"c\"},{\"Id\":\"a\"},{\"Id\":\"b\"}]").keySet()).containsExactly("c", "a", "b");
	}

	@Test
	void readWhenFieldsAreMissingTakesThemAsEmpty() {
		assertThat(read("[{\"Id\":\"a\",\"Names\":null,\"Labels\":null}]").get("a"))
			.isEqualTo(new ContainerEntry("a", NODE, List.of(), "", "", Map.of(), 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "[ ]" })
	void readWhenThereAreNoneIsEmpty(String list) {
		assertThat(read(list)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[{\"Id\":\"a\"},", "[{\"Id\":\"a\"}", "[{\"Id\":", "<html>" })
	void readWhenListBreaksOffIsRefused(String list) {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(list));
	}

	private Map<String, ContainerEntry> read(String list) {
		return this.reader.read(new ByteArrayInputStream(Requests.bytes(list)));
	}

}
