package com.deblox.dockermod.actions;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What callers get wrong: a sentence that says what, and what is allowed.
 */
class BadInputTests {

	private final FakeCluster cluster = new FakeCluster();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			textBlock = """
					^^|The body is empty: a JSON object is expected
					^   ^|The body is empty
					[]|The body is an array: a JSON object is expected
					"text"|The body is the text "text"
					null|The body is null
					7|The body is 7
					hello|not JSON: Unrecognized token 'hello' at line 1 column
					<html>|not JSON: Unexpected character ('<' (code 60)) at line 1 column 1
					{"action": "create-container", "image": ubuntu}|Unrecognized token 'ubuntu' at line 1 column 41; names and strings need double quotes
					{'action': 'list-nodes'}|need double quotes
					{"action": "list-nodes"|it ends too early
					{"action": "list-nodes",}|not JSON
					{"action": "list-nodes"} {}|something follows the object
					{"action": "list-nodes"} x|Unrecognized token 'x'
					{"action": "list-nodes", "action": "list-nodes"}|The field "action" is there twice
					{"action": "create-raw-container", "body": {"Image": "a", "Image": "b"}}|The field "Image" is there twice
					{"action": "create-raw-container", "body": {"Image": "a", "x": 1e99999999999}}|a number that is too large
					{"id": "web"}|The field "action" is missing: it must be one of create-container, create-raw-container, start-container
					{"action": 5}|The field "action" is 5: it must be one of
					{"action": "explode"}|The field "action" is the text "explode": it must be one of create-container
					{"action": "start-container"}|The field "id" is missing: start-container needs it
					{"action": "start-container", "id": 5}|The field "id" is 5: it must be text
					{"action": "start-container", "id": null}|The field "id" is null: it must be text
					{"action": "start-container", "id": ""}|The field "id" is empty: it must be text that is not empty
					{"action": "start-container", "id": ["a"]}|The field "id" is an array: it must be text
					{"action": "start-container", "id": "a", "ID": "b"}|The field "ID" is unknown: start-container knows id
					{"action": "list-nodes", "all": true}|The field "all" is unknown: list-nodes knows none
					{"action": "list-containers", "all": "true"}|The field "all" is the text "true": it must be true or false
					{"action": "list-containers", "filters": ["a"]}|The field "filters" is an array: it must be an object
					{"action": "list-containers", "filters": {"label": "a"}}|The filter "label" in the field "filters" is the text "a"
					{"action": "create-container"}|Of the fields "template" and "image" one is needed
					{"action": "create-container", "template": "nope"}|There is no template "nope": the templates are test
					{"action": "create-container", "template": "../pom"}|There is no template "../pom"
					{"action": "create-container", "template": "test", "overrides": {"Image": null}}|names no image
					{"action": "create-container", "image": "ubuntu", "instances": 0}|"instances" is 0: it must be a whole number from 1 to 1000
					{"action": "create-container", "image": "ubuntu", "instances": -1}|"instances" is -1: it must be a whole number from 1 to 1000
					{"action": "create-container", "image": "ubuntu", "instances": 1000001}|"instances" is 1000001: it must be a whole number from 1 to 1000
					{"action": "create-container", "image": "ubuntu", "instances": 99999999999999999999}|it must be a whole number from 1 to 1000
					{"action": "create-container", "image": "ubuntu", "instances": 1.5}|"instances" is 1.5: it must be a whole number from 1 to 1000
					{"action": "create-container", "image": "ubuntu", "instances": "3"}|"instances" is the text "3": it must be a whole number from 1 to 1000
					{"action": "create-container", "image": "ubuntu", "pull": "often"}|"pull" is the text "often": it must be one of missing, never, always
					{"action": "create-container", "image": "ubuntu", "name": "-web"}|The field "name" is "-web"
					{"action": "create-container", "image": "ubuntu", "name": "w"}|The field "name" is "w"
					{"action": "create-container", "image": "ubuntu", "overrides": []}|The field "overrides" is an array
					{"action": "create-container", "image": "../../containers"}|The field "image" is "../../containers"
					{"action": "create-container", "image": "a b"}|The field "image" is "a b"
					{"action": "create-raw-container", "body": {}}|The field "body" names no image
					{"action": "create-raw-container", "body": {"Image": 5}}|The field "body" names no image
					{"action": "create-raw-container", "body": "x"}|The field "body" is the text "x": it must be an object
					{"action": "create-raw-container"}|The field "body" is missing
					{"action": "rename-container", "id": "a", "name": "a/b"}|The field "name" is "a/b"
					{"action": "stop-container", "id": "a", "timeout": -1}|The field "timeout" is -1: it must be a whole number from 0
					{"action": "logs-container", "id": "a", "tail": "some"}|The field "tail" is the text "some": it must be the number of lines
					{"action": "logs-container", "id": "a", "tail": -1}|The field "tail" is -1
					{"action": "logs-container", "id": "a", "since": "yesterday"}|it must be Unix time in seconds, as in 1416312239, or RFC 3339
					{"action": "logs-container", "id": "a", "since": 1e999999999}|it must be Unix time
					{"action": "logs-container", "id": "a", "until": 1e-999999999}|it must be Unix time
					{"action": "delete-image", "image": "a/../../containers/b"}|The field "image" is
					""")
	void executeWhenInputIsBadSaysWhatIsWrong(String message, String sentence) {
		ActionResult result = this.cluster.execute(message);
		JsonNode answer = FakeCluster.json(result);
		assertThat(answer.path("error").asString()).contains(sentence);
		assertThat(result.status()).isEqualTo(400);
		assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
		assertThat(answer.propertyNames()).containsExactly("error", "statusCode");
		nothingHappened();
	}

	@ParameterizedTest
	@ValueSource(strings = { "..", "../info", "../../info", "web/..", "node1/../../info", ".", "a//b", "node1/", "/",
			"//", "a\\nb", "a\\rb", "\\u0000", "a\\u0085b", "a\\u2028b", "\\ud800" })
	void executeWhenIdIsNoContainersRefuses(String id) {
		ActionResult result = this.cluster.execute("{\"action\":\"delete-container\",\"id\":\"" + id + "\"}");
		assertThat(result.status()).isEqualTo(400);
		assertThat(FakeCluster.json(result).path("error").asString()).startsWith("The field \"id\" is ");
		nothingHappened();
	}

	@ParameterizedTest
	@CsvSource({ "%2e%2e%2finfo, /containers/%252e%252e%252finfo", "a?force=1, /containers/a%3Fforce%3D1",
			"node1/web, /containers/node1%2Fweb", "/web, /containers/%2Fweb", "a b#c;d, /containers/a%20b%23c%3Bd" })
	void executeWhenIdIsOddKeepsItInItsPlace(String id, String path) {
		this.cluster.execute("{\"action\":\"delete-container\",\"id\":\"" + id + "\"}");
		assertThat(this.cluster.asked).extracting((asked) -> asked.path().toString()).containsExactly(path);
	}

	@Test
	void executeWhenIdIsTooLongRefusesWithoutRepeatingIt() {
		ActionResult result = this.cluster
			.execute("{\"action\":\"start-container\",\"id\":\"" + "a".repeat(257) + "\"}");
		assertThat(result.status()).isEqualTo(400);
		assertThat(FakeCluster.text(result)).contains("at most 256").doesNotContain("a".repeat(61));
		nothingHappened();
	}

	@Test
	void executeWhenNestedTooDeeplyRefuses() {
		String deep = "{\"action\":\"create-raw-container\",\"body\":" + "{\"a\":".repeat(50_000);
		ActionResult result = this.cluster.execute(deep);
		assertThat(result.status()).isEqualTo(400);
		assertThat(FakeCluster.text(result)).contains("at most 100 levels deep");
	}

	@Test
	void executeWhenNotUtf8Refuses() {
		byte[] message = "{\"action\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
		ActionResult result = this.cluster.actions().prepare(message, null, FakeCluster.served(), null).run();
		assertThat(result.status()).isEqualTo(400);
		assertThat(FakeCluster.text(result)).contains("The body is not JSON: Invalid UTF-8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"action\":\"X\"}", "{\"X\":1,\"action\":\"list-nodes\"}", "{\"X\":1,\"X\":2}", "X",
			"{\"action\":\"start-container\",\"id\":[\"X\"],\"X\":1}",
			"{\"action\":\"create-container\",\"template\":\"X\"}",
			"{\"action\":\"create-container\",\"image\":\"-X\"}",
			"{\"action\":\"list-containers\",\"filters\":{\"X\":5}}",
			"{\"action\":\"create-container\",\"image\":\"a\",\"name\":\"X\"}" })
	void executeWhenInputIsLongRepeatsLittleOfIt(String message) {
		ActionResult result = this.cluster.execute(message.replace("X", "y".repeat(40_000)));
		assertThat(result.status()).isIn(400, 404);
		assertThat(result.body()).hasSizeLessThan(900);
		assertThat(FakeCluster.text(result)).doesNotContain("y".repeat(101));
	}

	@Test
	void executeWhenNodeIsUnknownListsNodes() {
		ActionResult result = this.cluster.execute("{\"action\":\"list-images\",\"dockerInstance\":\"node9\"}");
		assertThat(result.status()).isEqualTo(404);
		assertThat(FakeCluster.text(result)).contains("No such node: node9. The nodes are: node1, node2");
	}

	private void nothingHappened() {
		assertThat(this.cluster.asked).isEmpty();
		assertThat(this.cluster.askedAll).isEmpty();
		assertThat(this.cluster.orders).isEmpty();
	}

}
