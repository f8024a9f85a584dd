package com.deblox.dockermod.cluster;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * A node that is being stopped tells its peers.
 */
class DepartureTests {

	private TestNode a;

	private TestNode b;

	@BeforeEach
	void start() {
		this.a = TestNode.start("a", null);
		this.b = TestNode.start("b", this.a);
	}

	@AfterEach
	void stop() {
		this.b.close();
		this.a.close();
	}

	@Test
	void peersKnowAtOnceAndAskItNoMore() {
		new Departure(this.b.membership, this.b.gate).begin();
		await().until(() -> this.a.nodes.get("b").leaving());
		assertThat(this.a.nodes.up()).containsExactly(new NodeName("a"));
		EngineException failure = PeerCallsTests.failure(this.a, "b", Requests.get("info"));
		assertThat(failure.situation()).isEqualTo(Situation.NODE_LOST);
		assertThat(failure).hasMessageContaining("b is being stopped").hasMessageContaining("when it is back");
		assertThat(this.b.engine.asked).isEmpty();
	}

	@Test
	void whatComesFromAPeerThatDoesNotKnowYetCertainlyDidNotHappen() {
		this.b.gate.close();
		Node node = this.a.nodes.get("b");
		EngineException failure = catchThrowableOfType(EngineException.class,
				() -> this.a.calls.call(node, Requests.post("containers", "create")).toResponse(node.name()));
		assertThat(failure.situation()).isEqualTo(Situation.NODE_LOST);
		assertThat(failure.situation().mayHaveHappened()).isFalse();
		assertThat(this.b.engine.asked).isEmpty();
	}

	@Test
	void nodeThatWasStoppedIsNoAlarm() {
		new Departure(this.b.membership, this.b.gate).begin();
		await().until(() -> this.a.nodes.get("b").leaving());
		this.b.close();
		await().until(() -> this.a.sees("b", NodeState.LOST));
		assertThat(this.a.nodes.get("b").leaving()).isTrue();
		assertThat(PeerCallsTests.failure(this.a, "b", Requests.request("GET", DockerPath.of("info"))))
			.hasMessageContaining("b is lost since")
			.hasMessageEndingWith(": it was stopped");
	}

}
