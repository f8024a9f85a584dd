package com.deblox.dockermod.actions;

import java.util.List;

import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.Test;

import static com.deblox.dockermod.actions.FakeCluster.NODE1;
import static com.deblox.dockermod.actions.FakeCluster.NODE2;
import static com.deblox.dockermod.actions.FakeCluster.answer;
import static com.deblox.dockermod.actions.FakeCluster.failure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ListActions}, {@link NodeActions} and {@link TemplateActions}.
 */
class ListActionsTests {

	private static final String ALL = "{\"action\":\"list-containers\",\"all\":true}";

	private final FakeCluster cluster = new FakeCluster();

	@Test
	void containersWhenAllAnswerIsOneWholeList() {
		this.cluster.all = List.of(answer(NODE1, 200, "[{\"Id\":\"a\"}]\n"), answer(NODE2, 200, "[]\n"));
		ActionResult result = this.cluster.execute(ALL);
		assertThat(result.status()).isEqualTo(200);
		assertThat(FakeCluster.text(result)).isEqualTo("{\"Content-Type\":\"application/json\","
				+ "\"Response\":{\"Body\":[{\"dockerInstance\":\"node1\",\"Id\":\"a\"}]},\"dockerInstance\":\"node1\","
				+ "\"statusCode\":200,\"complete\":true,\"nodes\":[{\"dockerInstance\":\"node1\",\"statusCode\":200,\"count\":1},"
				+ "{\"dockerInstance\":\"node2\",\"statusCode\":200,\"count\":0}]}");
	}

	@Test
	void containersWhenOneIsLostSaysWhatIsLacking() {
		this.cluster.all = List.of(answer(NODE1, 200, "[]"), failure(NODE2, Situation.NODE_LOST));
		ActionResult result = this.cluster.execute(ALL);
		assertThat(result.status()).isEqualTo(207);
		assertThat(FakeCluster.text(result)).endsWith("\"complete\":false,\"nodes\":[{\"dockerInstance\":\"node1\","
				+ "\"statusCode\":200,\"count\":0},{\"dockerInstance\":\"node2\",\"error\":\"NODE_LOST at node2\",\"statusCode\":503}]}");
	}

	@Test
	void containersWhenNobodyAnswersIsHighest() {
		this.cluster.all = List.of(failure(NODE1, Situation.ENGINE_DOWN), failure(NODE2, Situation.NODE_LOST));
		ActionResult result = this.cluster.execute(ALL);
		assertThat(result.status()).isEqualTo(503);
		assertThat(FakeCluster.json(result).path("error").asString())
			.isEqualTo("No node gave its list: ENGINE_DOWN at node1; NODE_LOST at node2");
		assertThat(FakeCluster.json(result).at("/Response/Body").isEmpty()).isTrue();
	}

	@Test
	void containersWhenOneNodeIsAskedKeepsItsBytes() {
		this.cluster.answers(200, "[{\"Id\":\"a\"} ]\n");
		assertThat(FakeCluster.text(this.cluster.execute("{\"action\":\"list-containers\",\"all\":false}")))
			.contains("{\"Body\":[{\"Id\":\"a\"} ]\n},\"dockerInstance\":\"node2\"");
	}

	@Test
	void nodesAreListed() {
		ActionResult result = this.cluster.execute("{\"action\":\"list-nodes\"}");
		assertThat(FakeCluster.text(result)).isEqualTo("{\"nodes\":[{\"dockerInstance\":\"node1\",\"state\":\"up\","
				+ "\"registered\":true,\"draining\":false,\"since\":\"1970-01-01T00:00:00Z\",\"address\":\"10.0.0.1:8080\","
				+ "\"containers\":5,\"running\":3,\"cpus\":4,\"memory\":34359738368,\"engineVersion\":\"28.1\",\"version\":\"\",\"leaving\":false,"
				+ "\"labels\":{\"zone\":\"a\"}},{\"dockerInstance\":\"node2\",\"state\":\"engine-down\",\"registered\":false,"
				+ "\"draining\":true,\"since\":\"1970-01-01T00:00:00Z\",\"address\":\"10.0.0.2:8080\",\"containers\":5,"
				+ "\"running\":3,\"cpus\":0,\"memory\":0,\"engineVersion\":\"\",\"version\":\"\",\"leaving\":false,\"labels\":{}}]}");
	}

	@Test
	void registerAndUnregisterAnswerNothing() {
		for (String action : List.of("register", "unregister")) {
			ActionResult result = this.cluster.execute("{\"action\":\"" + action + "\",\"hostname\":\"node2\"}");
			assertThat(result.status()).isEqualTo(204);
			assertThat(result.body()).isEmpty();
		}
		assertThat(this.cluster.pool).containsExactly("+node2", "-node2");
	}

	@Test
	void registerWhenNodeIsUnknownListsNodes() {
		ActionResult result = this.cluster.execute("{\"action\":\"register\",\"hostname\":\"a b\"}");
		assertThat(result.status()).isEqualTo(404);
		assertThat(FakeCluster.text(result)).contains("node1, node2");
	}

	@Test
	void templatesAreListedWithTheirSpecs() {
		ActionResult result = this.cluster.execute("{\"action\":\"list-templates\"}");
		assertThat(FakeCluster.json(result).at("/templates/0/name").asString()).isEqualTo("test");
		assertThat(FakeCluster.json(result).at("/templates/0/spec/Image").asString()).isEqualTo("busybox");
	}

}
