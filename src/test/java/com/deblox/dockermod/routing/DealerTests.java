package com.deblox.dockermod.routing;

import java.util.Collections;
import java.util.List;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.ownership.OwnershipFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That containers are dealt evenly, and the rest to whom carries least.
 */
@ExtendWith(SharedCluster.class)
class DealerTests {

	private static final List<NodeName> NODES = List.of(RoutingCluster.A, RoutingCluster.B, RoutingCluster.C);

	private final RoutingCluster cluster;

	private final Dealer dealer;

	DealerTests(RoutingCluster cluster) {
		this.cluster = cluster;
		this.dealer = new Dealer(cluster.index);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 100 })
	void dealWhateverIsThereIsEvenWithinOne(int instances) {
		carries("a", 50);
		List<NodeName> dealt = this.dealer.deal(NODES, instances);
		assertThat(dealt).hasSize(instances);
		for (NodeName node : NODES) {
			assertThat(Collections.frequency(dealt, node)).isBetween(instances / 3, (instances + 2) / 3);
		}
	}

	@Test
	void dealGivesTheRestToTheLeastLoaded() {
		carries("a", 2);
		carries("b", 3);
		assertThat(this.dealer.deal(NODES, 4)).containsExactly(RoutingCluster.C, RoutingCluster.A, RoutingCluster.B,
				RoutingCluster.C);
	}

	@Test
	void dealCountsWhatIsInFlight() {
		carries("a", 1);
		carries("b", 1);
		assertThat(this.dealer.deal(NODES, 1)).containsExactly(RoutingCluster.C);
		carries("b", 1);
		assertThat(this.dealer.deal(List.of(RoutingCluster.B, RoutingCluster.C), 1)).containsExactly(RoutingCluster.C);
		this.dealer.done(RoutingCluster.C);
		this.dealer.done(RoutingCluster.C);
		assertThat(this.dealer.deal(List.of(RoutingCluster.A, RoutingCluster.C), 1)).containsExactly(RoutingCluster.C);
	}

	@Test
	void dealAmongEqualNodesOneByOneIsEven() {
		List<NodeName> dealt = new java.util.ArrayList<>();
		for (int i = 0; i < 9; i++) {
			dealt.addAll(this.dealer.deal(NODES, 1));
		}
		NODES.forEach((node) -> assertThat(Collections.frequency(dealt, node)).isEqualTo(3));
	}

	@Test
	void doneWhenNothingIsInFlightChangesNothing() {
		this.dealer.done(RoutingCluster.A);
		carries("b", 1);
		carries("c", 1);
		assertThat(this.dealer.deal(NODES, 1)).containsExactly(RoutingCluster.A);
	}

	private void carries(String node, int containers) {
		for (int i = 0; i < containers; i++) {
			String id = node + java.util.UUID.randomUUID();
			this.cluster.containers.put(id, OwnershipFixtures.entry(id, node));
		}
	}

}
