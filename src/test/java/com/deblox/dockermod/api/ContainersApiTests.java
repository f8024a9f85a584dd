package com.deblox.dockermod.api;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.ownership.ContainerEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code GET /cluster/containers}: pages of what the index has, asked of nobody.
 */
class ContainersApiTests extends ServedApi {

	@BeforeEach
	void containers() {
		put("c3", "web", "nginx:1", "running", Map.of("com.docker.compose.project", "shop,eu"), 30);
		put("c1", "db", "postgres", "exited", Map.of("com.docker.compose.project", "shop"), 10);
		put("c2", "webhook", "alpine", "running", Map.of(), 20);
		put("d1", "gone", "alpine", "running", Map.of(), 5, "forgotten");
	}

	@Test
	void pageTellsOfEachContainerWhatTheIndexKeeps() {
		JsonNode page = json(get("/cluster/containers?limit=1"));
		assertThat(page.propertyNames()).containsExactly("containers", "total", "offset", "limit", "complete", "nodes");
		JsonNode db = page.path("containers").path(0);
		assertThat(db.propertyNames()).containsExactly("containerId", "dockerInstance", "name", "names", "image",
				"state", "labels", "created");
		assertThat(db.path("containerId").asString()).isEqualTo("c1");
		assertThat(db.path("created").asLong()).isEqualTo(10);
		assertThat(page.path("total").asInt()).isEqualTo(3);
		assertThat(this.node.engine.asked).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "'', c1 c3 c2", "sort=name, c1 c3 c2", "sort=-name, c2 c3 c1", "sort=created, c1 c2 c3",
			"sort=-created, c3 c2 c1", "sort=image, c2 c3 c1", "sort=state&limit=2, c1 c2", "sort=node, c1 c2 c3",
			"limit=1&offset=1, c3", "offset=2&limit=1000, c2", "offset=3, ''", "offset=2147483647, ''", "limit=0, ''",
			"name=web, c3 c2", "name=web&limit=1&offset=1, c2", "image=nginx, c3", "state=exited, c1",
			"node=node1, c1 c3 c2", "label=com.docker.compose.project, c1 c3",
			"label=com.docker.compose.project=shop, c1", "'label=com.docker.compose.project=shop,eu', c3",
			"label=com.docker.compose.project&label=com.docker.compose.service, ''" })
	void pageIsFilteredSortedAndCut(String query, String ids) {
		JsonNode page = json(get("/cluster/containers?" + query));
		assertThat(ids(page)).as(page.toString()).isEqualTo(ids.isEmpty() ? List.of() : List.of(ids.split(" ", -1)));
	}

	@Test
	void nodeThatDoesNotTellOfItsContainersIsSaidSo() {
		JsonNode page = json(get("/cluster/containers"));
		assertThat(page.path("complete").asBoolean(true)).isFalse();
		JsonNode self = page.path("nodes").path(0);
		assertThat(self.path("dockerInstance").asString()).isEqualTo("node1");
		assertThat(self.path("state").asString()).isEqualTo("up");
		assertThat(self.path("count").asInt()).isEqualTo(3);
		assertThat(self.path("error").asString()).isEqualTo("node1 has not listed its containers yet");
	}

	@Test
	void unregisteredNodeIsShownOnlyByItsName() {
		this.node.pool.unregister("node1");
		assertThat(json(get("/cluster/containers")).path("total").asInt(-1)).isZero();
		assertThat(json(get("/cluster/containers")).path("nodes")).isEmpty();
		assertThat(json(get("/cluster/containers?node=node1")).path("total").asInt()).isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					limit=1001               | 400 | The parameter "limit" is 1001: it must be a whole number from 0 to 1000
					limit=-1                 | 400 | The parameter "limit" is -1: it must be
					limit=many               | 400 | The parameter "limit" is "many": it must be a whole number
					limit=99999999999        | 400 | The parameter "limit" is "99999999999": it must be a whole number
					limit=1&limit=2          | 400 | The parameter "limit" is there 2 times: once is allowed
					offset=-1                | 400 | The parameter "offset" is -1: it must be a whole number from 0 to 2147483647
					offset=1.5               | 400 | The parameter "offset" is "1.5"
					sort=size                | 400 | it must be one of created, image, name, node, state
					sort=--name              | 400 | it must be one of created, image, name, node, state
					state=alive              | 400 | it must be one of created, dead, exited, paused, removing, restarting, running
					label=app%3Dweb          | 400 | the index keeps com.docker.compose.project, com.docker.compose.service, dockermod.owner
					node=nowhere             | 404 | No such node: nowhere. The nodes are: node1
					all=true                 | 400 | knows image, label, limit, name, node, offset, sort, state
					""")
	void pageThatMakesNoSenseIsRefusedInASentence(String query, int status, String sentence) {
		var response = get("/cluster/containers?" + query);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(json(response).path("error").asString()).contains(sentence);
	}

	@Test
	void longQueryIsRefusedAndLittleOfItRepeated() {
		for (String query : List.of("sort=" + "y".repeat(5000), "y".repeat(5000) + "=1", "name=" + "y".repeat(5000),
				"node=" + "y".repeat(5000), "label=" + "y".repeat(5000), "limit=" + "9".repeat(5000),
				"label=dockermod.owner&".repeat(50))) {
			var response = get("/cluster/containers?" + query);
			assertThat(response.statusCode()).isIn(400, 404);
			assertThat(response.body()).hasSizeLessThan(600).doesNotContain("y".repeat(100));
		}
	}

	private static List<String> ids(JsonNode page) {
		return StreamSupport.stream(page.path("containers").spliterator(), false)
			.map((container) -> container.path("containerId").asString())
			.toList();
	}

	private void put(String id, String name, String image, String state, Map<String, String> labels, long created) {
		put(id, name, image, state, labels, created, "node1");
	}

	private void put(String id, String name, String image, String state, Map<String, String> labels, long created,
			String node) {
		this.containers.put(id,
				new ContainerEntry(id, new NodeName(node), List.of(name), image, state, labels, created));
	}

}
