package com.deblox.dockermod.api;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nodes and templates over the cluster's own API, and what callers are told who ask it
 * wrongly.
 */
class ClusterApiTests extends ServedApi {

	@Test
	void nodesAreListedAsByTheAction() {
		HttpResponse<String> response = get("/cluster/nodes");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(json(response).path("nodes")).hasSize(1);
		assertThat(json(response).path("nodes").path(0).propertyNames()).startsWith("dockerInstance", "state",
				"registered", "draining", "since", "address", "containers", "running", "cpus", "memory",
				"engineVersion", "version", "leaving", "labels");
		assertThat(json(get("/cluster/nodes/node1"))).isEqualTo(json(response).path("nodes").path(0));
	}

	@Test
	void nodeIsTakenOutOfThePoolAndPutBack() {
		assertThat(post("/cluster/nodes/node1/unregister").statusCode()).isEqualTo(204);
		assertThat(json(get("/cluster/nodes/node1")).path("registered").asBoolean(true)).isFalse();
		assertThat(post("/cluster/nodes/node1/register").statusCode()).isEqualTo(204);
		assertThat(json(get("/cluster/nodes/node1")).path("registered").asBoolean(false)).isTrue();
	}

	@Test
	void nodeIsDrainedAndUndrained() {
		assertThat(post("/cluster/nodes/node1/drain").statusCode()).isEqualTo(204);
		assertThat(json(get("/cluster/nodes/node1")).path("draining").asBoolean(false)).isTrue();
		assertThat(post("/cluster/nodes/node1/undrain").statusCode()).isEqualTo(204);
		assertThat(json(get("/cluster/nodes/node1")).path("draining").asBoolean(true)).isFalse();
	}

	@Test
	void templatesAreListedAndReadOneByOne() {
		assertThat(json(get("/cluster/templates")).path("templates")).isNotEmpty()
			.allSatisfy((template) -> assertThat(json(get("/cluster/templates/" + template.path("name").asString())))
				.isEqualTo(template));
	}

	@Test
	void clusterIsExaminedAndEachNodeTellsOfItself() {
		HttpResponse<String> response = get("/cluster/doctor");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(json(response).path("nodes")).hasSize(1);
		assertThat(json(response).path("nodes").path(0).path("dockerInstance").asString()).isEqualTo("node1");
		assertThat(json(response).path("nodes").path(0).path("version").asString()).isEqualTo("1.2.3");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET  | /cluster/nodes/nowhere           | 404 | No such node: nowhere. The nodes are: node1
			POST | /cluster/nodes/nowhere/drain     | 404 | No such node: nowhere. The nodes are: node1
			POST | /cluster/nodes/n%C3%B6d/drain    | 404 | The nodes are: node1
			GET  | /cluster/templates/none          | 404 | There is no template "none": the templates are
			GET  | /cluster                         | 404 | There is nothing at this path
			GET  | /cluster/nodes/                  | 404 | There is nothing at this path
			GET  | /cluster/nodes/node1/drain       | 405 | allowed are POST
			POST | /cluster/nodes                   | 405 | allowed are GET
			PUT  | /cluster/nodes/node1             | 405 | allowed are GET
			GET  | /cluster/nodes?state=up          | 400 | The parameter "state" is unknown: /cluster/nodes knows none
			POST | /cluster/nodes/node1/undrain?a=b | 400 | The parameter "a" is unknown
			""")
	void whatIsAskedWronglyIsToldInASentence(String method, String path, int status, String sentence) {
		HttpResponse<String> response = send(method, path);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(json(response).propertyNames()).containsExactly("error", "statusCode");
		assertThat(json(response).path("error").asString()).contains(sentence);
		assertThat(json(response).path("statusCode").asInt()).isEqualTo(status);
	}

}
