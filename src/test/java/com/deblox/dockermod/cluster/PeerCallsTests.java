package com.deblox.dockermod.cluster;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * A request runs on the peer, as if it were here; or it is said why not.
 */
class PeerCallsTests {

	private static TestNode a;

	private static TestNode b;

	@BeforeAll
	static void startMembers() {
		a = TestNode.start("a", null);
		b = TestNode.start("b", a);
	}

	@AfterAll
	static void stopMembers() {
		b.close();
		a.close();
	}

	@BeforeEach
	void reset() {
		b.engine.asked.clear();
		b.engine.answers(200, "{}");
	}

	@Test
	void executeRunsOnThePeer() {
		b.engine.answers((request) -> EngineResponse.of(new NodeName("b"), 201,
				Map.of("X-A", List.of("1", "2"), "X-B", List.of("\u00e9")), new byte[] { 0, -1, 7 }));
		EngineRequest request = Requests
			.request("POST", DockerPath.of("containers", "a/b", "rename").with("name", "c d"))
			.withHeader(EngineRequest.REGISTRY_AUTH, "abc")
			.withBody(new byte[] { 5, 0, -5 });
		EngineResponse response = a.engineOf("b").execute(request.withNode(new NodeName("b")));
		assertThat(response.node()).isEqualTo(new NodeName("b"));
		assertThat(response.status()).isEqualTo(201);
		assertThat(response.headers()).isEqualTo(Map.of("X-A", List.of("1", "2"), "X-B", List.of("\u00e9")));
		assertThat(response.readBody(10)).containsExactly(0, -1, 7);
		EngineRequest came = b.engine.asked.getFirst();
		assertThat(came.method()).isEqualTo("POST");
		assertThat(came.path()).isEqualTo(request.path());
		assertThat(came.headers()).isEqualTo(request.headers());
		assertThat(came.body()).containsExactly(5, 0, -5);
		assertThat(came.origin()).isEqualTo(request.origin());
		assertThat(came.deadline().left()).isPositive().isLessThanOrEqualTo(request.deadline().left().plusSeconds(30));
	}

	@Test
	void executeGivesThePeerEachValueOfAHeader() {
		EngineRequest request = Requests.get("info").withHeader("X-A", "1", "2").withNode(new NodeName("b"));
		assertThat(a.engineOf("b").execute(request).status()).isEqualTo(200);
		assertThat(b.engine.asked.getFirst().headers()).isEqualTo(request.headers());
	}

	@Test
	void executeOnSelfAsksNobodyElse() {
		assertThat(b.engineOf("b").execute(Requests.get("info")).status()).isEqualTo(200);
		assertThat(b.engine.asked).hasSize(1);
	}

	@Test
	void executeWhenThePeersDaemonFailsSaysWhatItSaid() {
		b.engine.fails(Situation.ENGINE_DOWN);
		EngineException failure = failure(a, "b", Requests.get("info"));
		assertThat(failure.situation()).isEqualTo(Situation.ENGINE_DOWN);
		assertThat(failure.node()).isEqualTo(new NodeName("b"));
		assertThat(failure).hasMessage("ENGINE_DOWN at b");
	}

	@Test
	void executeWhenThePeerFailsInsideTellsNoSecrets() {
		b.engine.answers((request) -> {
			throw new IllegalStateException("hidden");
		});
		EngineException failure = failure(a, "b", Requests.get("info"));
		assertThat(failure.situation()).isEqualTo(Situation.INTERNAL);
		assertThat(failure.getMessage()).doesNotContain("hidden").contains(Requests.ORIGIN.id().value());
	}

	@Test
	void executeWhenTheCallerLeavesStopsTheReadOnThePeer() throws InterruptedException {
		CountDownLatch stopped = new CountDownLatch(1);
		b.engine.answers((request) -> {
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				stopped.countDown();
			}
			return b.engine.answer(200, "{}");
		});
		Thread caller = Thread.startVirtualThread(() -> failure(a, "b", Requests.get("info")));
		await().until(() -> !b.engine.asked.isEmpty());
		caller.interrupt();
		caller.join();
		await().until(() -> stopped.getCount() == 0);
	}

	@Test
	void executeWhenChangeIsNotAnsweredInTimeLetsItFinish() {
		CountDownLatch hold = new CountDownLatch(1);
		CompletableFuture<String> end = new CompletableFuture<>();
		b.engine.answers((request) -> {
			try {
				hold.await();
				end.complete("finished");
			}
			catch (InterruptedException ex) {
				end.complete("stopped");
			}
			return b.engine.answer(200, "{}");
		});
		EngineRequest stop = Requests.within(Requests.post("containers", "web", "stop"), 300);
		EngineException timeout = failure(a, "b", stop);
		assertThat(timeout.situation()).isEqualTo(Situation.TIMEOUT);
		assertThat(timeout).hasMessageContaining("of b").hasMessageContaining(Requests.ORIGIN.id().value());
		hold.countDown();
		assertThat(end.join()).isEqualTo("finished");
	}

	@Test
	void executeWhenThePeerIsKilledAtWorkSaysThatItMayHaveHappened() {
		TestNode c = TestNode.start("c", a);
		c.engine.answers((request) -> {
			Thread.startVirtualThread(c::kill);
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			throw new IllegalStateException("killed");
		});
		Node node = a.nodes.get("c");
		EngineException left = failure(a, "c", Requests.post("containers", "create"));
		assertThat(left.situation()).isEqualTo(Situation.NODE_LEFT);
		assertThat(left.situation().mayHaveHappened()).isTrue();
		await().until(() -> a.sees("c", NodeState.LOST));
		EngineException lost = catchThrowableOfType(EngineException.class,
				() -> a.calls.call(node, Requests.post("containers", "create")));
		assertThat(lost.situation()).isEqualTo(Situation.NODE_LOST);
		assertThat(failure(a, "c", Requests.get("info"))).hasMessageContaining("c is lost since");
		a.pool.unregister("c");
	}

	@Test
	void engineOfWhenThereIsNoSuchNodeListsThem() {
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> a.engineOf("d"))
			.withMessage("No such node: d. The nodes are: a, b")
			.extracting(EngineException::situation)
			.isEqualTo(Situation.NOT_FOUND);
	}

	static EngineException failure(TestNode from, String to, EngineRequest request) {
		return catchThrowableOfType(EngineException.class, () -> from.engineOf(to).execute(request));
	}

}
