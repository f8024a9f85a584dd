package com.deblox.dockermod.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.NodeState;
import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.routing.NodeAnswer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is read over the whole cluster, as Docker clients see it.
 */
class ClusterListsTests {

	private static final NodeName A = new NodeName("a");

	private static final NodeName B = new NodeName("b");

	private final List<Node> nodes = List.of(node(A, NodeState.UP), node(B, NodeState.UP),
			node(new NodeName("c"), NodeState.LOST));

	private final NodeDirectory directory = new NodeDirectory(() -> this.nodes);

	private final List<NodeAnswer> answers = new ArrayList<>();

	private final Everywhere everywhere = new Everywhere((request) -> this.answers, A);

	@Test
	void containersOfAllNodesAreOneListTheNewestFirst() {
		answers(A, 200,
				"""
						[{"Id":"1","Names":["/web"],"Created":10,"Ports":[{"IP":"0.0.0.0","PublicPort":80}],"Big":12345678901234567890}]""");
		answers(B, 200,
				"""
						[{"Id":"2","Names":["/web"],"Created":30,"Ports":[]},{"Id":"3","Names":["/db"],"Created":20,"Ports":[]}]""");
		EngineResponse response = new ContainerListRule(ClusterListsTests::unasked, this.everywhere, this.directory)
			.answer(request("all=1"));
		assertThat(text(response))
			.isEqualTo("[{\"Id\":\"2\",\"Names\":[\"/b/web\"],\"Created\":30,\"Ports\":[],\"Nodes\":[\"b\"]},"
					+ "{\"Id\":\"3\",\"Names\":[\"/db\"],\"Created\":20,\"Ports\":[],\"Nodes\":[\"b\"]},"
					+ "{\"Id\":\"1\",\"Names\":[\"/a/web\"],\"Created\":10,\"Ports\":[{\"IP\":\"10.0.0.1\",\"PublicPort\":80}],"
					+ "\"Big\":12345678901234567890,\"Nodes\":[\"a\"]}]");
		assertThat(response.header(Everywhere.INCOMPLETE)).isNull();
	}

	@Test
	void aLimitHoldsForTheWholeList() {
		answers(A, 200, "[{\"Id\":\"1\",\"Created\":10}]");
		answers(B, 200, "[{\"Id\":\"2\",\"Created\":30}]");
		assertThat(text(new ContainerListRule(ClusterListsTests::unasked, this.everywhere, this.directory)
			.answer(request("limit=1")))).contains("\"2\"").doesNotContain("\"1\"");
	}

	@Test
	void aListThatCannotBeReadIsMissingAndTheOthersAreShown() {
		answers(A, 200, "[{\"Id\":\"1\",\"Created\":10}]");
		answers(B, 200, "[{\"Id\" 2}]");
		EngineResponse response = new ContainerListRule(ClusterListsTests::unasked, this.everywhere, this.directory)
			.answer(request("all=1"));
		assertThat(text(response)).isEqualTo("[{\"Id\":\"1\",\"Created\":10,\"Nodes\":[\"a\"]}]");
		assertThat(response.header(Everywhere.INCOMPLETE)).startsWith("b: ");
	}

	@Test
	void whatIsMissingIsNamed() {
		answers(A, 200, "[]");
		this.answers.add(new NodeAnswer.Failed(B, new EngineException(Situation.NODE_LOST, B, "b is lost\r\nX: y")));
		EngineResponse response = new ContainerListRule(ClusterListsTests::unasked, this.everywhere, this.directory)
			.answer(request("all=1"));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.header(Everywhere.INCOMPLETE)).isEqualTo("b: b is lost  X: y");
	}

	@Test
	void whereNobodyAnswersTheFailureIsTold() {
		this.answers.add(new NodeAnswer.Failed(B, new EngineException(Situation.ENGINE_DOWN, B, "down")));
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> new ContainerListRule(ClusterListsTests::unasked, this.everywhere, this.directory)
				.answer(request("all=1")))
			.withMessage("down");
	}

	@Test
	void aDaemonsRefusalOfTheRequestIsPassedOn() {
		answers(A, 200, "[]");
		answers(B, 400, "{\"message\":\"Invalid filter\"}");
		EngineResponse response = new ContainerListRule(ClusterListsTests::unasked, this.everywhere, this.directory)
			.answer(request("filters=x"));
		assertThat(response.status()).isEqualTo(400);
		assertThat(text(response)).contains("Invalid filter");
	}

	@Test
	void infoIsTheSumAndNamesEachNode() {
		answers(A, 200, "{\"ID\":\"ida\",\"Containers\":2,\"NCPU\":4,\"Warnings\":null}");
		answers(B, 200, "{\"ID\":\"idb\",\"Containers\":3,\"NCPU\":8}");
		String info = text(new InfoRule(this.everywhere, B, () -> this.nodes).answer(request("")));
		assertThat(info).contains("\"Containers\":5")
			.contains("\"NCPU\":12")
			.contains("\"Name\":\"b\"")
			.contains("[\"a\",\"up, 10.0.0.1:8080, 2 containers\"]")
			.contains("[\"c\",\"lost, 10.0.0.1:8080, unknown containers\"]")
			.contains("WARNING: c is lost since")
			.contains("\"LocalNodeState\":\"inactive\"")
			.contains("\"ID\":\"engine-b\"");
	}

	@Test
	void inspectSaysWhichNodeAndWhereItsPortsAre() {
		InspectRule rule = new InspectRule((request) -> EngineResponse.of(A, 200, Map.of(), """
				{"Id":"1","NetworkSettings":{"Ports":{"80/tcp":[{"HostIp":"::","HostPort":"80"}],"81/tcp":null}}}"""
			.getBytes(StandardCharsets.UTF_8)), this.directory);
		assertThat(text(rule.answer(request("")))).contains("\"HostIp\":\"10.0.0.1\"")
			.contains("\"81/tcp\":null")
			.contains("\"Node\":{\"Name\":\"a\",\"Addr\":\"10.0.0.1:8080\",\"ID\":\"engine-a\"}");
	}

	@Test
	void inspectOfWhatIsNotThereIsTheDaemonsAnswer() {
		InspectRule rule = new InspectRule(
				(request) -> EngineResponse.of(A, 404, Map.of(), "{}".getBytes(StandardCharsets.UTF_8)),
				this.directory);
		assertThat(rule.answer(request("")).status()).isEqualTo(404);
	}

	private static EngineResponse unasked(EngineRequest request) {
		throw new IllegalStateException(request.toString());
	}

	private void answers(NodeName node, int status, String body) {
		this.answers.add(new NodeAnswer.Answered(node, status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
	}

	private static EngineRequest request(String query) {
		return EngineRequest.of("GET", DockerPath.parse("/containers/json?" + query), Origin.ofNode(),
				Deadline.in(Duration.ofSeconds(30)));
	}

	private static String text(EngineResponse response) {
		return new String(response.readBody(1 << 20), StandardCharsets.UTF_8);
	}

	private static Node node(NodeName name, NodeState state) {
		return new Node(name, state, Instant.EPOCH, true, false, "10.0.0.1:8080", Map.of(),
				new EngineInfo("engine-" + name, "28", "1.41", "1.12", "", 1, 1, "", "", "", "", "", Map.of()));
	}

}
