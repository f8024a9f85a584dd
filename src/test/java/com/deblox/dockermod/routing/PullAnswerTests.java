package com.deblox.dockermod.routing;

import java.util.Map;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a pull's progress says of its end.
 */
class PullAnswerTests {

	private static final NodeName NODE = new NodeName("node1");

	private final PullAnswer pulls = new PullAnswer(JsonMapper.shared());

	@ParameterizedTest
	@ValueSource(strings = { "", "{\"status\":\"Done\"}", "{\"status\":\"a\"}\r\n{\"status\":\"b\"}\r\n" })
	void errorInWhenAllIsWellIsNone(String progress) {
		assertThat(this.pulls.errorIn(Requests.bytes(progress))).isNull();
		assertThat(this.pulls.failureOf(answer(200, progress))).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"status\":\"a\"}{\"errorDetail\":{\"message\":\"no\"},\"error\":\"x\"}|no",
			"{\"error\":\"old\"}|old", "{\"status\":\"a\"}{\"stat|the progress broke off: it is not JSON" })
	void errorInFindsIt(String progress, String error) {
		assertThat(this.pulls.errorIn(Requests.bytes(progress))).isEqualTo(error);
	}

	@ParameterizedTest
	@CsvSource({ "manifest for a:b not found, 404", "manifest unknown, 404",
			"'pull access denied for x, repository does not exist or may require docker login', 404",
			"name unknown: x, 404", "no space left on device, 500", "unexpected EOF, 500" })
	void statusOfIsWhatTheDaemonWouldHaveSaid(String error, int status) {
		assertThat(PullAnswer.statusOf(error)).isEqualTo(status);
	}

	@Test
	void failureOfWhenDaemonRefusedIsItsAnswer() {
		NodeAnswer refused = answer(404, "{\"message\":\"no\"}");
		assertThat(this.pulls.failureOf(refused)).isSameAs(refused);
	}

	private static NodeAnswer answer(int status, String body) {
		return new NodeAnswer.Answered(NODE, status, Map.of(), Requests.bytes(body));
	}

}
