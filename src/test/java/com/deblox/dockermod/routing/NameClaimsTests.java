package com.deblox.dockermod.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.ownership.OwnershipFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * That a name is given away once.
 */
@ExtendWith(SharedCluster.class)
class NameClaimsTests {

	private final RoutingCluster cluster;

	NameClaimsTests(RoutingCluster cluster) {
		this.cluster = cluster;
	}

	@Test
	void claimWhenManyWantOneNameGivesItToOne() throws Exception {
		int refused = 0;
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<EngineException>> pending = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				pending.add(callers.submit(() -> claim(RoutingCluster.B)));
			}
			for (Future<EngineException> claim : pending) {
				refused += (claim.get() != null) ? 1 : 0;
			}
		}
		assertThat(refused).isEqualTo(19);
	}

	@Test
	void claimWhenContainerIsBeingMadeSaysWhere() {
		assertThat(claim(RoutingCluster.B)).isNull();
		EngineException taken = claim(RoutingCluster.A);
		assertThat(taken.situation()).isEqualTo(Situation.CONFLICT);
		assertThat(taken).as("Docker's own words, which clients match on")
			.hasMessageStartingWith(
					"Conflict. The container name \"/web\" is already in use by container (being made) on b");
	}

	@Test
	void claimEndsByItself() {
		claim(RoutingCluster.B);
		assertThat(this.cluster.claimed.getEntryView("web").getTtl()).isBetween(1000L, 120_000L);
		this.cluster.names.made("web", RoutingCluster.B, "abc", Requests.ORIGIN);
		assertThat(this.cluster.claimed.getEntryView("web").getTtl()).isBetween(1000L, 60_000L);
	}

	@Test
	void claimWhenContainerWasMadeAsksItsDaemon() {
		this.cluster.dockerB.containers.put("abc", "web");
		this.cluster.names.made("web", RoutingCluster.B, "abc", Requests.ORIGIN);
		assertThat(claim(RoutingCluster.A)).hasMessageContaining("container \"abc\" on b");
		this.cluster.dockerB.containers.clear();
		assertThat(claim(RoutingCluster.A)).as("it is gone: the name is free").isNull();
	}

	@Test
	void claimWhenTheHoldersDaemonDoesNotAnswerIsRefused() {
		this.cluster.names.made("web", RoutingCluster.B, "abc", Requests.ORIGIN);
		this.cluster.nodeB.engine.fails(Situation.ENGINE_DOWN);
		assertThat(claim(RoutingCluster.A)).hasMessageContaining("on b");
	}

	@Test
	void claimWhenTheMapKnowsAContainerAsksItsDaemon() {
		this.cluster.containers.put("abc", OwnershipFixtures.entry("abc", "b", "web"));
		assertThat(claim(RoutingCluster.A)).as("the map is stale").isNull();
		release(RoutingCluster.A);
		this.cluster.dockerB.containers.put("abc", "renamed");
		assertThat(claim(RoutingCluster.A)).as("it has another name by now").isNull();
		release(RoutingCluster.A);
		this.cluster.dockerB.containers.put("abc", "web");
		assertThat(claim(RoutingCluster.A)).hasMessageContaining("container \"abc\" on b");
		assertThat(this.cluster.claimed.size()).as("a refused claim is none").isZero();
	}

	@Test
	void releaseFreesTheName() {
		claim(RoutingCluster.A);
		release(RoutingCluster.A);
		assertThat(claim(RoutingCluster.B)).isNull();
		release(RoutingCluster.A);
		assertThat(claim(RoutingCluster.A)).as("a claim of somebody else's stays").isNotNull();
	}

	private void release(NodeName node) {
		this.cluster.names.release("web", node, Requests.ORIGIN);
	}

	@Test
	void renameTakesTheNewName() {
		this.cluster.dockerB.containers.put("abc", "old");
		EngineResponse response = this.cluster.engine.execute(rename("abc", "web"));
		assertThat(response.status()).isEqualTo(204);
		assertThat(this.cluster.dockerB.containers).containsEntry("abc", "web");
		assertThat(claim(RoutingCluster.A)).hasMessageContaining("on b");
	}

	@Test
	void renameToANameThatAnotherHasIsRefused() {
		this.cluster.dockerA.containers.put("aaa", "web");
		this.cluster.containers.put("aaa", OwnershipFixtures.entry("aaa", "a", "web"));
		this.cluster.dockerB.containers.put("abc", "old");
		EngineException taken = catchThrowableOfType(EngineException.class,
				() -> this.cluster.engine.execute(rename("abc", "web")));
		assertThat(taken.situation()).isEqualTo(Situation.CONFLICT);
		assertThat(this.cluster.dockerB.containers).containsEntry("abc", "old");
	}

	@Test
	void renameThatIsRefusedLeavesTheNameFree() {
		this.cluster.containers.put("abc", OwnershipFixtures.entry("abc", "b", "old"));
		this.cluster.nodeB.engine.answers(409, "{\"message\":\"no\"}");
		assertThat(this.cluster.engine.execute(rename("abc", "web")).status()).isEqualTo(409);
		this.cluster.nodeB.engine.fails(Situation.ENGINE_DOWN);
		assertThat(catchThrowableOfType(EngineException.class, () -> this.cluster.engine.execute(rename("abc", "web"))))
			.isNotNull();
		assertThat(claim(RoutingCluster.A)).isNull();
	}

	@Test
	void renameThatMayHaveHappenedKeepsTheName() {
		this.cluster.containers.put("abc", OwnershipFixtures.entry("abc", "b", "old"));
		this.cluster.nodeB.engine.fails(Situation.TIMEOUT);
		assertThat(catchThrowableOfType(EngineException.class, () -> this.cluster.engine.execute(rename("abc", "web")))
			.situation()).isEqualTo(Situation.TIMEOUT);
		assertThat(claim(RoutingCluster.A)).isNotNull();
	}

	private EngineException claim(NodeName node) {
		return catchThrowableOfType(EngineException.class,
				() -> this.cluster.names.claim("web", node, Requests.ORIGIN));
	}

	private static EngineRequest rename(String reference, String name) {
		return Requests.request("POST", DockerPath.of("containers", reference, "rename").with("name", name));
	}

}
