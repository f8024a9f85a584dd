package com.deblox.dockermod.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.NodeState;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Which nodes get new containers, and what is said where none does.
 */
@ExtendWith(SharedCluster.class)
class PlacementTests {

	private final RoutingCluster cluster;

	PlacementTests(RoutingCluster cluster) {
		this.cluster = cluster;
	}

	@Test
	void eligibleAreAllThatAreUpAndRegistered() {
		await().untilAsserted(
				() -> assertThat(eligible(null)).containsExactly(RoutingCluster.A, RoutingCluster.B, RoutingCluster.C));
		this.cluster.nodeA.pool.unregister("b");
		try {
			await().untilAsserted(() -> assertThat(eligible(null)).containsExactly(RoutingCluster.A, RoutingCluster.C));
			await()
				.untilAsserted(() -> assertThat(failure(RoutingCluster.B)).hasMessageContaining("b: it is unregistered")
					.hasMessageContaining("a: another node was asked for"));
		}
		finally {
			this.cluster.nodeA.pool.register("b");
		}
	}

	@Test
	void eligibleWhenOneWasAskedForIsThatOne() {
		assertThat(eligible(RoutingCluster.B)).containsExactly(RoutingCluster.B);
	}

	@Test
	void ordersAndRefusalsByFilterAreCounted() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		this.cluster.placement.bindTo(registry);
		double placed = count(registry, "placements", "result", "placed");
		double refusals = count(registry, "placement.refusals", "filter", "asked-for");
		assertThat(eligible(RoutingCluster.B)).hasSize(1);
		assertThat(count(registry, "placements", "result", "placed")).isEqualTo(placed + 1);
		assertThat(count(registry, "placement.refusals", "filter", "asked-for")).isEqualTo(refusals + 2);
	}

	private static double count(SimpleMeterRegistry registry, String what, String tag, String value) {
		return registry.get("dockermod." + what).tag(tag, value).functionCounter().count();
	}

	@Test
	void eligibleWhenThereIsNoSuchNodeListsThem() {
		EngineException failure = failure(new NodeName("nowhere"));
		assertThat(failure.situation()).isEqualTo(Situation.NOT_FOUND);
		assertThat(failure).hasMessageContaining("a, b, c");
	}

	@Test
	void eligibleWhenItsDaemonIsDownSaysSinceWhen() {
		this.cluster.nodeC.daemon.isGone(true);
		await().until(() -> this.cluster.nodeA.sees("c", NodeState.ENGINE_DOWN));
		try {
			assertThat(eligible(null)).containsExactly(RoutingCluster.A, RoutingCluster.B);
			EngineException failure = failure(RoutingCluster.C);
			assertThat(failure.situation()).isEqualTo(Situation.NO_NODE);
			assertThat(failure).hasMessageContaining("c: its Docker engine is down since 2");
			EngineException gone = this.cluster.placement.gone(RoutingCluster.C);
			assertThat(gone).extracting(EngineException::situation).isEqualTo(Situation.ENGINE_DOWN);
		}
		finally {
			this.cluster.nodeC.daemon.isGone(false);
			await().until(() -> this.cluster.nodeA.sees("c", NodeState.UP));
		}
		assertThat(this.cluster.placement.gone(RoutingCluster.C)).isNull();
	}

	@Test
	void goneWhenNodeIsUnknownSaysThatNothingWasMade() {
		EngineException gone = this.cluster.placement.gone(new NodeName("nowhere"));
		assertThat(gone).extracting(EngineException::situation).isEqualTo(Situation.NODE_LOST);
		assertThat(gone).hasMessageContaining("nothing was made there");
	}

	@Test
	void filtersSayWhatIsWrong() {
		ContainerOrder order = order(RoutingCluster.A);
		assertThat(PlacementFilter.UP.refuse(node("a", NodeState.LOST, true, false), order))
			.isEqualTo("it is lost since 1970-01-01T00:00:00Z");
		assertThat(PlacementFilter.NOT_DRAINING.refuse(node("a", NodeState.UP, true, true), order))
			.isEqualTo("it is draining");
		assertThat(PlacementFilter.REGISTERED.refuse(node("a", NodeState.UP, false, false), order))
			.isEqualTo("it is unregistered");
		assertThat(PlacementFilter.ASKED_FOR.refuse(node("b", NodeState.UP, true, false), order))
			.isEqualTo("another node was asked for");
		for (PlacementFilter filter : List.of(PlacementFilter.UP, PlacementFilter.NOT_DRAINING,
				PlacementFilter.REGISTERED, PlacementFilter.ASKED_FOR)) {
			assertThat(filter.refuse(node("a", NodeState.UP, true, false), order)).isNull();
		}
	}

	private List<NodeName> eligible(@Nullable NodeName node) {
		return this.cluster.placement.eligible(order(node)).all();
	}

	private EngineException failure(NodeName node) {
		return catchThrowableOfType(EngineException.class, () -> eligible(node));
	}

	private static ContainerOrder order(@Nullable NodeName node) {
		return new ContainerOrder(RoutingCluster.spec("alpine"), null, null, PullPolicy.NEVER, node, null,
				Requests.ORIGIN);
	}

	private static Node node(String name, NodeState state, boolean registered, boolean draining) {
		return new Node(new NodeName(name), state, Instant.EPOCH, registered, draining, "", Map.of(), null);
	}

}
