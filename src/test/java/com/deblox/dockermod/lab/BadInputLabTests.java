package com.deblox.dockermod.lab;

import com.deblox.dockermod.lab.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bad input gets a sentence that says what was wrong and what is allowed; nothing is
 * made.
 */
class BadInputLabTests extends LabTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			hello                                                                       | JSON
			``                                                                          | JSON
			[]                                                                          | object
			{"action": "create-container", "image": ubuntu}                             | JSON
			{"action": "fly"}                                                           | list-containers
			{}                                                                          | action
			{"action": "start-container"}                                               | id
			{"action": "start-container", "id": 7}                                      | id
			{"action": "start-container", "id": "x", "colour": "red"}                   | colour
			{"action": "create-container"}                                              | template
			{"action": "create-container", "template": "none"}                          | test
			{"action": "create-container", "template": "test", "instances": 0}          | 1000
			{"action": "create-container", "template": "test", "instances": -1}         | 1000
			{"action": "create-container", "template": "test", "instances": 1000000}    | 1000
			{"action": "create-container", "template": "test", "instances": "three"}    | instances
			{"action": "create-container", "template": "test", "instances": 1.5}        | instances
			{"action": "create-container", "template": "test", "pull": "perhaps"}       | missing
			{"action": "create-container", "template": "test", "template": "other"}     | template
			{"action": "create-raw-container", "body": "busybox"}                       | body
			{"action": "list-containers", "all": "yes"}                                 | all
			""")
	void isRefusedWithASentence(String body, String sentence) {
		Answer answer = node1.post(body);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
		assertThat(answer.error()).contains(sentence);
		assertThat(answer.json().path("statusCode").asInt()).isEqualTo(400);
		assertThat(answer.text()).doesNotContain("Exception").doesNotContain("\tat ");
		assertThat(idsOfEngines()).isEmpty();
	}

	@Test
	void aBodyOfTwoHundredMegabytesIsRefusedWithoutBeingRead() {
		String status = Lab.execute(java.util.List.of("sh", "-c",
				"head -c 200000000 /dev/zero | curl -s -o /dev/null -w '%{http_code}' -X POST --data-binary @- -H 'Expect:' "
						+ "-H 'Authorization: Bearer " + lab.token() + "' " + node1.uri() + "/ || true"));
		assertThat(status).contains("413");
		assertThat(node1.list().status()).isEqualTo(200);
	}

	@Test
	void deeplyNestedJsonIsRefused() {
		Answer answer = node1.post("{\"action\": " + "[".repeat(200_000) + "]".repeat(200_000) + "}");
		assertThat(answer.status()).isEqualTo(400);
	}

	@Test
	void anotherMethodOrPathIsSaidToBeWrong() {
		Answer method = Http.send("PUT", node1.uri() + "/", "{}", "Authorization", "Bearer " + lab.token());
		assertThat(method.status()).isEqualTo(405);
		assertThat(method.error()).isNotEmpty();
		Answer path = Http.send("POST", node1.uri() + "/nowhere", "{}", "Authorization", "Bearer " + lab.token());
		assertThat(path.status()).isEqualTo(404);
		assertThat(path.error()).isNotEmpty();
	}

}
