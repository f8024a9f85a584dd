package com.deblox.dockermod.lab;

import java.time.Duration;
import java.util.List;

import com.deblox.dockermod.lab.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Docker daemon fails, its node does not.
 */
class EngineFailureLabTests extends LabTests {

	@ParameterizedTest
	@CsvSource({ "kill-engine, start-engine, 502", "hang-engine, resume-engine, 504" })
	void callersAreToldWhichDaemonAndItsContainersComeBackByThemselves(String failure, String remedy, int status) {
		String on1 = node1.create("dockerInstance", "node1");
		String on3 = node1.create("dockerInstance", "node3");
		await(10).until(() -> node1.listedIds().size() == 2);
		long process = lab.nodePid("node3");
		breaks(failure, "node3");
		for (Node node : lab.nodes()) {
			Answer inspected = node.action("inspect-container", "id", on3);
			assertThat(inspected.status()).as(inspected.toString()).isEqualTo(status);
			assertThat(inspected.error()).contains("node3");
			Answer list = node.list();
			assertThat(list.status()).isEqualTo(207);
			assertThat(list.json().path("complete").asBoolean(true)).isFalse();
			assertThat(list.body().findValuesAsString("Id")).contains(on1).doesNotContain(on3);
			assertThat(list.json().path("nodes").get(2).path("error").asString()).contains("node3");
			await(30).until(() -> node.stateOf("node3").equals("engine-down"));
			assertThat(node.isReady()).isTrue();
		}
		Answer created = node3.action("create-container", "template", "test", "instances", 4);
		assertThat(created.status()).as(created.toString()).isEqualTo(200);
		lab.run(remedy, "node3");
		await(30).untilAsserted(() -> {
			assertThat(node1.list().json().path("complete").asBoolean()).isTrue();
			assertThat(node1.action("start-container", "id", on3).status()).isEqualTo(200);
		});
		String later = lab.engine("node3").create("later");
		await(30)
			.until(() -> node1.action("inspect-container", "id", "later").body().path("Id").asString().equals(later));
		await(30).until(() -> node1.stateOf("node3").equals("up"));
		assertThat(lab.nodePid("node3")).isEqualTo(process);
	}

	@Test
	void aHundredsOfCallsToADaemonThatHangsDoNotSlowDownTheOthers() throws Exception {
		String on1 = node1.create("dockerInstance", "node1");
		String on2 = node1.create("dockerInstance", "node2");
		String on3 = node1.create("dockerInstance", "node3");
		await(10).until(() -> node1.listedIds().size() == 3);
		breaks("hang-engine", "node3");
		Thread storm = Thread.ofVirtual().unstarted(() -> {
			List<Answer> slow = atOnce(200, (i) -> node1.action("inspect-container", "id", on3));
			assertThat(slow).allSatisfy((answer) -> {
				assertThat(answer.status()).isIn(502, 503, 504);
				assertThat(answer.status() != 503 || !answer.header("Retry-After").isEmpty()).isTrue();
				assertThat(answer.time()).isLessThan(Duration.ofSeconds(20));
			});
		});
		Throwable[] failure = new Throwable[1];
		storm.setUncaughtExceptionHandler((thread, ex) -> failure[0] = ex);
		storm.start();
		int calls = 0;
		while (storm.isAlive()) {
			for (Node node : List.of(node1, node2)) {
				for (String id : List.of(on1, on2)) {
					Answer answer = node.action("inspect-container", "id", id);
					assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
					// far from the deadline that the calls to node3 run into
					assertThat(answer.time()).isLessThan(Duration.ofSeconds(2));
					calls++;
				}
			}
		}
		storm.join();
		assertThat(failure[0]).isNull();
		assertThat(calls).isGreaterThan(10);
	}

}
