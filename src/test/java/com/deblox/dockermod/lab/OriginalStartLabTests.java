package com.deblox.dockermod.lab;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node that is started as the original was, with the file that its description prints:
 * it is one of the cluster, and its daemon is asked at port 5555.
 */
@Tag("long")
class OriginalStartLabTests extends LabTests {

	private static final Path PRINTED = Path.of("src/test/resources/original/conf.json").toAbsolutePath();

	/** What repairs the lab starts it as usual. */
	@AfterEach
	void end() {
		lab.run("stop", "node1");
	}

	@Test
	void theOriginalsCommandLineAndFileStartANodeOfTheCluster() {
		breaks("stop", "node1");
		lab.run("start", "node1", "-conf", PRINTED.toString(), "-cluster", "-cluster-host", node1.address());
		awaitWhole();
		JsonNode made = curl("'{\"action\": \"create-container\", \"template\": \"test\", \"instances\": 4}'");
		assertThat(made.path("containers")).hasSize(4)
			.allSatisfy((container) -> assertThat(container.path("statusCode").asInt()).isEqualTo(201))
			.anySatisfy((container) -> assertThat(container.path("dockerInstance").asString()).isEqualTo("node1"));
		assertThat(curl("'{\"action\": \"list-containers\", \"all\": true}'").path("Response").path("Body")).hasSize(4);
		assertThat(lab.run("logs", "node1")).contains("announceInterval of " + PRINTED + " has no counterpart");
	}

	private static JsonNode curl(String data) {
		String host = node1.uri().replace("http://", "dm:" + lab.token() + "@");
		return Http.JSON.readTree(Lab
			.execute(List.of("sh", "-c", "curl -s -X POST --data " + data + " " + host + " | python3 -m json.tool")));
	}

}
