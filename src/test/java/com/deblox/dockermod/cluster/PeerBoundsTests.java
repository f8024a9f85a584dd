package com.deblox.dockermod.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A peer that hangs holds a bounded number of callers, and nobody else's.
 */
class PeerBoundsTests {

	private static final EngineRequest PULL = Requests.post("images", "create")
		.withDeadline(Deadline.whileTalking(Duration.ofSeconds(60)));

	private static final EngineRequest INFO = Requests.get("info");

	private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

	private final CountDownLatch hold = new CountDownLatch(1);

	private TestNode a;

	private TestNode b;

	@BeforeEach
	void start() {
		this.a = TestNode.start("a", null);
		this.b = TestNode.start("b", this.a);
	}

	@AfterEach
	void stop() {
		this.hold.countDown();
		this.callers.shutdownNow();
		this.b.close();
		this.a.close();
	}

	@Test
	void requestsOfALaneAreBoundedAndOfTheOtherUnharmed() throws Exception {
		hang();
		List<Future<Integer>> quick = call(INFO, PeerLane.QUICK.inFlight());
		EngineException busy = PeerCallsTests.failure(this.a, "b", Requests.within(INFO, 20));
		assertThat(busy.situation()).isEqualTo(Situation.BUSY);
		assertThat(busy).hasMessageContaining("waiting for b");
		assertThat(this.b.engine.asked).as("what was refused was never sent").hasSize(PeerLane.QUICK.inFlight());
		List<Future<Integer>> pulls = call(PULL, 1);
		this.hold.countDown();
		for (Future<Integer> pending : quick) {
			assertThat(pending.get()).isEqualTo(200);
		}
		assertThat(pulls.getFirst().get()).isEqualTo(200);
		assertThat(this.a.engineOf("b").execute(INFO).status()).as("places are given back").isEqualTo(200);
	}

	@Test
	void pullsDoNotTakeThePlaceOfWhatIsQuick() {
		hang();
		call(PULL, PeerLane.LONG.inFlight());
		this.b.engine.answers(200, "{}");
		assertThat(this.a.engineOf("b").execute(INFO).status()).isEqualTo(200);
	}

	@Test
	void laneIsLongForPullsAndWaits() {
		assertThat(PeerLane.of(PULL)).isEqualTo(PeerLane.LONG);
		assertThat(PeerLane.of(INFO.withDeadline(Deadline.whileWanted()))).isEqualTo(PeerLane.LONG);
		assertThat(PeerLane.of(INFO)).isEqualTo(PeerLane.QUICK);
	}

	private void hang() {
		this.b.engine.answers((request) -> {
			try {
				this.hold.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return this.b.engine.answer(200, "{}");
		});
	}

	/** One after the other: a peer's queue is shorter than what its threads take. */
	private List<Future<Integer>> call(EngineRequest request, int times) {
		int before = this.b.engine.asked.size();
		List<Future<Integer>> pending = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			pending.add(this.callers.submit(() -> this.a.engineOf("b").execute(request).status()));
			int asked = before + i + 1;
			await().pollInterval(Duration.ofMillis(1)).until(() -> this.b.engine.asked.size() == asked);
		}
		return pending;
	}

}
