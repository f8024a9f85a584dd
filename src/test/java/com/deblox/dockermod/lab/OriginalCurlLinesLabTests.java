package com.deblox.dockermod.lab;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The original's command lines, with only the host replaced.
 */
class OriginalCurlLinesLabTests extends LabTests {

	@Test
	void fourContainersOfATemplate() {
		JsonNode answer = curl("'{\"action\": \"create-container\", \"template\": \"test\", \"instances\": 4}'");
		assertThat(answer.path("containers")).hasSize(4).allSatisfy((made) -> {
			assertThat(made.path("statusCode").asInt()).isEqualTo(201);
			assertThat(made.path("Content-Type").asString()).isEqualTo("application/json");
			assertThat(made.path("Date").isString()).isTrue();
			assertThat(made.path("Content-Length").isString()).isTrue();
			assertThat(made.path("Response").path("Body").path("Id").asString()).hasSize(64);
			assertThat(made.path("dockerInstance").isString()).isTrue();
		});
	}

	@Test
	void aStandardContainerIsStartedInspectedStoppedAndDeleted() {
		JsonNode made = curl("'{\"action\": \"create-container\", \"image\": \"ubuntu\"}'");
		String id = made.path("Response").path("Body").path("Id").asString();
		assertThat(made.path("statusCode").asInt()).isEqualTo(201);
		JsonNode started = curl("'{\"action\": \"start-container\", \"id\": \"" + id.substring(0, 7) + "\"}'");
		assertThat(started.path("statusCode").asInt()).isEqualTo(204);
		assertThat(started.path("Response").asString("none")).isEmpty();
		assertThat(curl("'{\"action\": \"inspect-container\", \"id\": \"" + id + "\"}'").path("Response")
			.path("Body")
			.path("Config")
			.path("Image")
			.asString()).isEqualTo("ubuntu");
		assertThat(curl("'{\"action\": \"list-containers\", \"all\": true}'").path("Response").path("Body")).hasSize(1);
		assertThat(curl("'{\"action\": \"restart-container\", \"id\": \"" + id + "\"}'").path("statusCode").asInt())
			.isEqualTo(204);
		assertThat(curl("'{\"action\": \"stop-container\", \"id\": \"" + id + "\"}'").path("statusCode").asInt())
			.isIn(204, 304);
		JsonNode deleted = curl("'{\"action\": \"delete-container\", \"id\": \"" + id + "\"}'");
		assertThat(deleted.path("statusCode").asInt()).isEqualTo(204);
		assertThat(deleted.path("Response").asString("none")).isEmpty();
	}

	@Test
	void imagesOfOneInstance() {
		assertThat(curl("'{\"action\": \"list-images\"}'").path("Response").path("Body")).isNotEmpty();
	}

	private static JsonNode curl(String data) {
		String host = node1.uri().replace("http://", "dm:" + lab.token() + "@");
		String printed = Lab
			.execute(List.of("sh", "-c", "curl -s -X POST --data " + data + " " + host + " | python3 -m json.tool"));
		return Http.JSON.readTree(printed);
	}

}
