package com.deblox.dockermod.routing;

import com.deblox.dockermod.cluster.TestNode;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.ownership.OwnershipFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * That a container is found by what people call it, wherever it is and whatever the map
 * says.
 */
@ExtendWith(SharedCluster.class)
class ResolverTests {

	private static final String ID = "abc123456789def";

	private final RoutingCluster cluster;

	ResolverTests(RoutingCluster cluster) {
		this.cluster = cluster;
	}

	@ParameterizedTest
	@ValueSource(strings = { ID, "web", "/web", "abc" })
	void executeWhenTheMapKnowsAsksTheOwnerOnly(String reference) {
		this.cluster.dockerB.containers.put(ID, "web");
		this.cluster.containers.put(ID, OwnershipFixtures.entry(ID, "b", "web"));
		EngineResponse response = this.cluster.engine.execute(stop(reference));
		assertThat(response.status()).isEqualTo(204);
		assertThat(response.node()).isEqualTo(RoutingCluster.B);
		assertThat(this.cluster.asked()).as("in the caller's own words")
			.containsExactly("POST /containers/" + reference.replace("/", "") + "/stop");
	}

	@ParameterizedTest
	@ValueSource(strings = { ID, "web", "abc" })
	void executeWhenTheMapDoesNotKnowAsksAll(String reference) {
		this.cluster.dockerC.containers.put(ID, "web");
		EngineResponse response = this.cluster.engine.execute(stop(reference));
		assertThat(response.node()).isEqualTo(RoutingCluster.C);
		assertThat(this.cluster.dockerC.asked()).last().isEqualTo("POST /containers/" + ID + "/stop");
		assertThat(this.cluster.dockerA.asked()).containsExactly("GET /containers/" + reference + "/json");
	}

	@Test
	void executeWhenTheMapIsStaleFindsItElsewhere() {
		this.cluster.containers.put("old", OwnershipFixtures.entry("old", "b", "web"));
		this.cluster.dockerC.containers.put(ID, "web");
		EngineResponse response = this.cluster.engine.execute(stop("web"));
		assertThat(response.node()).isEqualTo(RoutingCluster.C);
		assertThat(response.status()).isEqualTo(204);
	}

	@Test
	void executeWhenAllSaySoIsNotFound() {
		EngineException failure = failure(stop("web"));
		assertThat(failure.situation()).isEqualTo(Situation.NOT_FOUND);
		assertThat(failure).hasMessage("No such container: web");
		assertThat(this.cluster.asked()).hasSize(3).containsOnly("GET /containers/web/json");
	}

	@Test
	void executeWhenTheMapIsStaleAndAllSaySoGivesTheDaemonsWords() {
		this.cluster.containers.put(ID, OwnershipFixtures.entry(ID, "b", "web"));
		EngineResponse response = this.cluster.engine.execute(stop("web"));
		assertThat(response.status()).isEqualTo(404);
		assertThat(Requests.text(response)).isEqualTo("{\"message\":\"No such container: web\"}");
	}

	@Test
	void executeWhenSomethingInTheContainerIsMissingAsksNobodyElse() {
		this.cluster.containers.put(ID, OwnershipFixtures.entry(ID, "b", "web"));
		this.cluster.nodeB.engine.answers(404, "{\"message\":\"Could not find the file /x in container web\"}");
		EngineResponse response = this.cluster.engine.execute(Requests.get("containers", "web", "archive"));
		assertThat(response.status()).isEqualTo(404);
		assertThat(Requests.text(response)).contains("Could not find the file");
		assertThat(this.cluster.asked()).hasSize(1);
	}

	@Test
	void executeWhenADaemonCannotBeAskedNamesIt() {
		this.cluster.nodeC.engine.fails(Situation.ENGINE_DOWN);
		EngineException failure = failure(stop("web"));
		assertThat(failure.situation()).isEqualTo(Situation.NOT_ALL_ASKED);
		assertThat(failure.node()).isEqualTo(RoutingCluster.C);
		assertThat(failure).hasMessageContaining("web").hasMessageContaining("ENGINE_DOWN at c");
	}

	@Test
	void executeWhenADaemonFailsToSayNamesIt() {
		this.cluster.nodeC.engine.answers(500, "{\"message\":\"broken\"}");
		EngineException failure = failure(stop("web"));
		assertThat(failure.situation()).isEqualTo(Situation.NOT_ALL_ASKED);
		assertThat(failure).hasMessageContaining("c answered 500").hasMessageContaining("broken");
	}

	@Test
	void executeWhenOneIsFoundNeedsNotAllAnswers() {
		this.cluster.nodeC.engine.fails(Situation.ENGINE_DOWN);
		this.cluster.dockerB.containers.put(ID, "web");
		assertThat(this.cluster.engine.execute(stop("web")).node()).isEqualTo(RoutingCluster.B);
	}

	@Test
	void executeWhenANodeIsUnregisteredStillFindsItsContainers() {
		this.cluster.nodeA.pool.unregister("b");
		try {
			this.cluster.dockerB.containers.put(ID, "web");
			assertThat(this.cluster.engine.execute(stop("web")).node()).isEqualTo(RoutingCluster.B);
		}
		finally {
			this.cluster.nodeA.pool.register("b");
		}
	}

	@Test
	void askAllWhenThisNodeIsStartingDoesNotSayThatThereIsNone() {
		try (TestNode starting = TestNode.startWithoutServing("d", this.cluster.nodeA);
				FanOut fanOut = new FanOut(starting.engines)) {
			Inquiry inquiry = new Inquiry(starting.nodes, fanOut, this.cluster.deadlines,
					tools.jackson.databind.json.JsonMapper.shared());
			Resolver resolver = new Resolver(starting.nodes,
					OwnershipFixtures.index(starting.maps.create("containers")), inquiry);
			EngineException failure = catchThrowableOfType(EngineException.class,
					() -> resolver.askAll("web", stop("web")));
			assertThat(failure).isNotNull();
			assertThat(failure.situation()).isEqualTo(Situation.NOT_ALL_ASKED);
			assertThat(failure).hasMessageContaining("d is still starting");
		}
	}

	private EngineException failure(EngineRequest request) {
		return catchThrowableOfType(EngineException.class, () -> this.cluster.engine.execute(request));
	}

	private static EngineRequest stop(String reference) {
		return Requests.post("containers", reference, "stop");
	}

}
