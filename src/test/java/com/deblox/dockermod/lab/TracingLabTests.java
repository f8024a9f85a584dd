package com.deblox.dockermod.lab;

import java.util.List;
import java.util.stream.Stream;

import com.deblox.dockermod.lab.Http.Answer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A request can be followed: by one id, in its answer, on its container and in the logs
 * of the nodes that took part; and each change has one line in the audit of the cluster.
 */
class TracingLabTests extends LabTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String CREATE = """
			{"action": "create-container", "template": "test", "dockerInstance": "node2", "name": "traced"}""";

	@Test
	void aCreateThroughAnotherNodeHasOneIdEverywhereAndOneLineInTheAudit() {
		Answer answer = Http.send("POST", node1.uri() + "/", CREATE, "Authorization", "Bearer " + lab.token(),
				"traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		String id = answer.header("X-DockerMod-Request-Id");
		assertThat(id).matches(TRACE + "-[0-9a-f]{16}");
		String container = answer.body().path("Id").asString();
		assertThat(lab.engine("node2").idsOfRequest(id)).containsExactly(container);
		await(10).untilAsserted(() -> {
			assertThat(lines("node1", id)).anyMatch((line) -> line.contains("[node1] [" + id + "]"));
			assertThat(lines("node2", id)).anyMatch((line) -> line.contains("[node2] [" + id + "]"));
			assertThat(audit(id)).hasSize(1);
		});
		assertThat(audit(id).getFirst()).contains("[node1]")
			.contains("who=token from=10.")
			.contains(" what=\"create-container template=test name=traced dockerInstance=node2\" made=" + container
					+ " node=node2 status=200 result=success");
	}

	@Test
	void whatTheDockerCommandChangesThroughTheSocketIsNotedAsSuchAndWhatItReadsIsNot() {
		node1.create("dockerInstance", "node1", "name", "talked-to");
		assertThat(lab.docker("node3", "start", "talked-to").exit()).isZero();
		assertThat(lab.docker("node3", "exec", "talked-to", "true").exit()).isZero();
		assertThat(lab.docker("node3", "logs", "talked-to").exit()).isZero();
		await(10).untilAsserted(() -> assertThat(audit("talked-to", "who=local from=\"unix socket\""))
			.anyMatch(
					(line) -> line.contains("/containers/talked-to/start\" container=talked-to node=node1 status=204"))
			.anyMatch((line) -> line.contains("/containers/talked-to/exec\" container=talked-to")
					&& line.contains(" node=node1 status=201 result=success"))
			.noneMatch((line) -> line.contains("/logs") || line.contains("/json")));
	}

	@Test
	void refusalsAndErrorsHaveAnIdOnEachSurface() {
		String token = "Bearer " + lab.token();
		List<Answer> answers = List.of(Http.send("POST", node1.uri() + "/", "{}"),
				Http.send("POST", node1.uri() + "/", "{}", "Authorization", token),
				Http.send("GET", node1.uri() + "/containers/nobody/json", null, "Authorization", token),
				Http.send("GET", node1.uri() + "/v9.99/info", null, "Authorization", token),
				Http.send("GET", node1.uri() + "/nothing", null, "Authorization", token));
		assertThat(answers).extracting(Answer::status).containsExactly(401, 400, 404, 400, 404);
		assertThat(answers).allSatisfy(
				(answer) -> assertThat(answer.response().headers().allValues("X-DockerMod-Request-Id")).hasSize(1)
					.allMatch((id) -> id.matches("[0-9a-f]{32}-[0-9a-f]{16}")));
		String refused = answers.getFirst().header("X-DockerMod-Request-Id");
		await(10).untilAsserted(() -> assertThat(audit(refused)).hasSize(1)
			.first()
			.asString()
			.contains("who=nobody")
			.contains("what=\"POST /\" status=401 result=refused"));
	}

	@Test
	void aStreamFromAnotherNodeHasOneId() {
		node1.create("dockerInstance", "node2", "name", "streamed");
		Answer answer = Http.send("GET", node1.uri() + "/containers/streamed/logs?stdout=1", null, "Authorization",
				"Bearer " + lab.token());
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		assertThat(answer.response().headers().allValues("X-DockerMod-Request-Id")).hasSize(1);
	}

	private static List<String> lines(String node, String text) {
		return lab.run("logs", node, "-n2000").lines().filter((line) -> line.contains(text)).toList();
	}

	/** Of all nodes. */
	private static List<String> audit(String... texts) {
		return Lab.NODES.stream()
			.flatMap((node) -> lines(node, " dockermod.audit ").stream())
			.filter((line) -> Stream.of(texts).allMatch(line::contains))
			.toList();
	}

}
