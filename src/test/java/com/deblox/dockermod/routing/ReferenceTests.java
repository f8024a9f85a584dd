package com.deblox.dockermod.routing;

import com.deblox.dockermod.cluster.NodeState;
import com.deblox.dockermod.cluster.TestNode;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.ownership.OwnershipFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Whose container is meant, where several could be.
 */
@ExtendWith(SharedCluster.class)
class ReferenceTests {

	private final RoutingCluster cluster;

	ReferenceTests(RoutingCluster cluster) {
		this.cluster = cluster;
	}

	@Test
	void nodeAndNameAsksThatNodeOnly() {
		this.cluster.dockerA.containers.put("aaa", "web");
		this.cluster.dockerB.containers.put("bbb", "web");
		assertThat(inspect("b/web").node()).isEqualTo(RoutingCluster.B);
		assertThat(inspect("/b/bb").node()).isEqualTo(RoutingCluster.B);
		assertThat(this.cluster.dockerA.asked()).isEmpty();
		assertThat(this.cluster.dockerB.asked()).containsExactly("GET /containers/web/json", "GET /containers/bb/json");
	}

	@Test
	void nodeAndNameWhenThatNodeHasNoneIsItsLastWord() {
		this.cluster.dockerA.containers.put("aaa", "web");
		assertThat(inspect("b/web").status()).isEqualTo(404);
		assertThat(this.cluster.asked()).hasSize(1);
	}

	@Test
	void nodeAndNameWhenThereIsNoSuchNodeListsThem() {
		EngineException failure = failure("nowhere/web");
		assertThat(failure.situation()).isEqualTo(Situation.NOT_FOUND);
		assertThat(failure).hasMessage("No such node: nowhere. The nodes are: a, b, c");
	}

	@Test
	void nameThatTwoHaveIsAConflictThatListsThem() {
		this.cluster.dockerA.containers.put("aaa456789012345", "web");
		this.cluster.dockerB.containers.put("bbb", "web");
		EngineException failure = failure("web");
		assertThat(failure.situation()).isEqualTo(Situation.CONFLICT);
		assertThat(failure).hasMessageContaining("a/web (aaa456789012)").hasMessageContaining("b/web (bbb)");
		this.cluster.containers.put("aaa456789012345", OwnershipFixtures.entry("aaa456789012345", "a", "web"));
		this.cluster.containers.put("bbb", OwnershipFixtures.entry("bbb", "b", "web"));
		assertThat(failure("web").situation()).as("whether the map knows or not").isEqualTo(Situation.CONFLICT);
	}

	@Test
	void prefixThatFitsOnTwoNodesIsAConflict() {
		this.cluster.dockerA.containers.put("abc1", "x");
		this.cluster.dockerC.containers.put("abc2", "y");
		assertThat(failure("abc").situation()).isEqualTo(Situation.CONFLICT);
	}

	@Test
	void prefixThatFitsTwiceOnOneNodeIsAConflict() {
		this.cluster.dockerB.containers.put("abc1", "x");
		this.cluster.dockerB.containers.put("abc2", "y");
		EngineException failure = failure("abc");
		assertThat(failure.situation()).isEqualTo(Situation.CONFLICT);
		assertThat(failure).hasMessageContaining("Several containers match abc");
	}

	@Test
	void wholeIdCountsBeforeNameAndNameBeforePrefix() {
		this.cluster.dockerA.containers.put("abc", "x");
		this.cluster.dockerB.containers.put("111", "abc");
		this.cluster.dockerC.containers.put("abc3", "y");
		assertThat(inspect("abc").node()).isEqualTo(RoutingCluster.A);
		this.cluster.dockerA.containers.clear();
		assertThat(inspect("abc").node()).isEqualTo(RoutingCluster.B);
		this.cluster.dockerB.containers.clear();
		assertThat(inspect("abc").node()).isEqualTo(RoutingCluster.C);
	}

	@Test
	void nameCountsBeforeAPrefixThatFitsTwiceElsewhere() {
		this.cluster.dockerA.containers.put("111", "abc");
		this.cluster.dockerB.containers.put("abc1", "x");
		this.cluster.dockerB.containers.put("abc2", "y");
		assertThat(inspect("abc").node()).isEqualTo(RoutingCluster.A);
	}

	@Test
	void containerOfALostNodeIsNotMissing() {
		this.cluster.containers.put("ggg", OwnershipFixtures.entry("ggg", "ghost", "web"));
		TestNode ghost = TestNode.start("ghost", this.cluster.nodeA);
		ghost.kill();
		await().until(() -> this.cluster.nodeA.sees("ghost", NodeState.LOST));
		try {
			EngineException owned = failure("web");
			assertThat(owned.situation()).isEqualTo(Situation.NODE_LOST);
			assertThat(owned.node()).isEqualTo(new NodeName("ghost"));
			assertThat(owned).hasMessageContaining("on ghost, lost since");
			EngineException unknown = failure("other");
			assertThat(unknown.situation()).isEqualTo(Situation.NOT_ALL_ASKED);
			assertThat(unknown).hasMessageContaining("ghost is lost since");
			EngineException named = catchThrowableOfType(EngineException.class,
					() -> this.cluster.names.claim("web", RoutingCluster.A, Requests.ORIGIN));
			assertThat(named.situation()).isEqualTo(Situation.CONFLICT);
			assertThat(named).hasMessageContaining("Unregistering ghost frees the name");
			assertThat(this.cluster.claimed.size()).isZero();
		}
		finally {
			this.cluster.nodeA.pool.unregister("ghost");
		}
		await().untilAsserted(() -> assertThat(failure("other").situation()).isEqualTo(Situation.NOT_FOUND));
	}

	private EngineResponse inspect(String reference) {
		return this.cluster.engine.execute(Requests.get("containers", reference, "json"));
	}

	private EngineException failure(String reference) {
		return catchThrowableOfType(EngineException.class, () -> inspect(reference));
	}

}
