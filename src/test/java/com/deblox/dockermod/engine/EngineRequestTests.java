package com.deblox.dockermod.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EngineRequest}.
 */
class EngineRequestTests {

	@ParameterizedTest
	@CsvSource({ "GET, /containers/json, true", "HEAD, /containers/web/archive, true", "GET, /events, true",
			"POST, /containers/web/wait, true", "POST, /containers/wait/wait, true",
			"POST, /containers/web/stop, false", "POST, /containers/create, false", "DELETE, /containers/web, false",
			"DELETE, /containers/wait, false", "PUT, /containers/web/archive, false", "POST, /images/create, false",
			"POST, /images/wait/push, false", "DELETE, /images/wait, false" })
	void isReadWhenTheRequestChangesNothing(String method, String path, boolean expected) {
		assertThat(Requests.request(method, DockerPath.parse(path)).isRead()).isEqualTo(expected);
	}

	@Test
	void toStringShowsNoHeadersNoQueryAndNoBody() {
		EngineRequest request = Requests.post("images", "create")
			.withPath(DockerPath.of("images", "create").with("buildargs", "hidden3"))
			.withHeader(EngineRequest.REGISTRY_AUTH, "hidden1")
			.withBody(Requests.bytes("hidden2"));
		assertThat(request.toString()).contains("POST /images/create")
			.contains("0123456789abcdef0123456789abcdef")
			.doesNotContain("hidden");
	}

	@Test
	void withChangesNothingElse() {
		EngineRequest request = Requests.post("containers", "create").withHeader("A", "b");
		Deadline deadline = Deadline.in(Duration.ofSeconds(1));
		byte[] body = { 1 };
		EngineRequest changed = request.withPath(DockerPath.of("info"))
			.withBody(body)
			.withDeadline(deadline)
			.withNode(new NodeName("node1"));
		assertThat(changed).isEqualTo(new EngineRequest("POST", DockerPath.of("info"), Map.of("A", List.of("b")), body,
				Caller.TOKEN, Requests.ORIGIN.id(), deadline, new NodeName("node1"), null));
		assertThat(changed.origin()).isEqualTo(Requests.ORIGIN);
	}

	@Test
	void headersAreNotChangedFromOutside() {
		String[] values = { "b", "c" };
		EngineRequest request = Requests.get("info").withHeader("A", values);
		values[0] = "d";
		assertThat(request.headers()).isEqualTo(Map.of("A", List.of("b", "c")));
	}

	@Test
	void readBodyWhenLongerThanTheLimitSaysSo() {
		NodeName node = new NodeName("node1");
		assertThat(EngineResponse.of(node, 200, Map.of(), new byte[10]).readBody(10)).hasSize(10);
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> EngineResponse.of(node, 200, Map.of(), new byte[11]).readBody(10))
			.withMessageContaining("node1")
			.extracting(EngineException::situation)
			.isEqualTo(Situation.ANSWER_TOO_LARGE);
	}

}
