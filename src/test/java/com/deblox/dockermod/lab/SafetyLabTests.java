package com.deblox.dockermod.lab;

import java.util.Base64;

import com.deblox.dockermod.lab.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an attacker would try from outside.
 */
class SafetyLabTests extends LabTests {

	private static final String LIST = "{\"action\": \"list-containers\"}";

	@Test
	void nobodyGetsInWithoutTheToken() {
		assertThat(Http.send("POST", node1.uri() + "/", LIST).status()).isEqualTo(401);
		assertThat(Http.send("POST", node1.uri() + "/", LIST, "Authorization", basic("dm:wrong")).status())
			.isEqualTo(401);
		assertThat(Http.send("POST", node1.uri() + "/", LIST, "Authorization", "Bearer " + lab.token()).status())
			.isEqualTo(200);
		assertThat(
				Http.send("POST", node1.uri() + "/", LIST, "Authorization", basic("anybody:" + lab.token())).status())
			.isEqualTo(200);
		assertThat(Http.send("GET", node1.uri() + "/actuator/env", null).status()).isEqualTo(401);
		assertThat(Http.send("GET", node1.uri() + "/actuator/health", null).status()).isEqualTo(200);
		assertThat(Http.send("GET", node1.uri() + "/", null).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Origin=https://evil.example", "Origin=null", "Sec-Fetch-Site=cross-site",
			"Sec-Fetch-Site=same-site" })
	void aForeignWebPageIsRefusedEvenWithTheToken(String header) {
		String[] pair = header.split("=", 2);
		Answer refused = Http.send("POST", node1.uri() + "/", LIST, "Authorization", "Bearer " + lab.token(), pair[0],
				pair[1]);
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.error()).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "../images/json?x=", "..%2f..%2finfo", "x/../../info", "a\r\nX-Evil: 1", "%2e%2e/info",
			"?all=1", "json#", "create", "json", "prune", ".", "..", "a b", "\u0000" })
	void anIdNeverBecomesAnotherPath(String id) {
		for (String action : new String[] { "inspect-container", "start-container", "delete-container" }) {
			Answer answer = node1.action(action, "id", id);
			assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
			assertThat(answer.error()).isNotEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "../config/application", "/etc/passwd", "..%2ftest", "test/../test", "test.json", "", "." })
	void aTemplateNameCannotLeaveTheFolder(String template) {
		Answer answer = node1.action("create-container", "template", template);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.text()).doesNotContain("root:").doesNotContain("secret-file");
		assertThat(idsOfEngines()).isEmpty();
	}

	@Test
	void thePortsOfANodeAreOnItsOwnAddressOnly() {
		String listening = Lab
			.execute(java.util.List.of("nsenter", "-t", String.valueOf(lab.nodePid("node1")), "-n", "ss", "-Hltnp"));
		String own = node1.address();
		assertThat(listening.lines().filter((line) -> line.contains("java")).map((line) -> line.split("\\s+", -1)[3]))
			.hasSizeGreaterThanOrEqualTo(2)
			.allMatch((address) -> address.contains(own + "]:") || address.startsWith(own + ":"));
	}

	private static String basic(String pair) {
		return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(java.nio.charset.StandardCharsets.UTF_8));
	}

}
