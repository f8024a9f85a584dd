package com.deblox.dockermod.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Requests;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * That callers share a question to all nodes, and never an answer that is too old.
 */
@ExtendWith(SharedCluster.class)
class InquiryTests {

	private final RoutingCluster cluster;

	private final CountDownLatch hold = new CountDownLatch(1);

	private final List<Findings> found = new CopyOnWriteArrayList<>();

	InquiryTests(RoutingCluster cluster) {
		this.cluster = cluster;
	}

	@Test
	void whoHasWhenSeveralAskAtOnceAsksOnce() throws InterruptedException {
		this.cluster.dockerB.containers.put("abc", "web");
		answerWhenReleased();
		Thread first = ask();
		await().until(() -> !this.cluster.dockerB.asked().isEmpty());
		List<Thread> others = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			others.add(ask());
		}
		await().until(() -> others.stream().allMatch((thread) -> thread.getState() == Thread.State.TIMED_WAITING));
		this.hold.countDown();
		first.join();
		for (Thread other : others) {
			other.join();
		}
		assertThat(this.found).hasSize(11).allMatch((findings) -> findings.best().getFirst().id().equals("abc"));
		assertThat(this.cluster.dockerB.asked()).hasSize(1);
	}

	@Test
	void whoHasWhenContainerWasMadeAfterTheQuestionAsksAgain() throws InterruptedException {
		answerWhenReleased();
		Thread early = ask();
		await().until(() -> !this.cluster.dockerB.asked().isEmpty());
		this.cluster.dockerB.containers.put("abc", "web");
		Thread late = ask();
		await().until(() -> late.getState() == Thread.State.TIMED_WAITING);
		this.hold.countDown();
		early.join();
		late.join();
		assertThat(this.found).extracting((findings) -> findings.matches().size()).containsExactlyInAnyOrder(0, 1);
	}

	@Test
	void whoHasWhenANodeHangsSaysSoInTime() {
		answerWhenReleased();
		OperationDeadlines brief = new OperationDeadlines(
				new RoutingProperties(Duration.ofMillis(300), Duration.ofSeconds(1), 1));
		Inquiry inquiry = new Inquiry(this.cluster.nodeA.nodes, this.cluster.fanOut, brief, JsonMapper.shared());
		Findings findings = inquiry.whoHas("web", Requests.get("containers", "web", "json"));
		this.hold.countDown();
		assertThat(findings.matches()).isEmpty();
		assertThat(findings.unasked()).containsKey(RoutingCluster.B);
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		inquiry.bindTo(registry);
		assertThat(registry.get("dockermod.index.misses").tag("result", "unclear").functionCounter().count())
			.isEqualTo(1);
		this.cluster.fanOut.bindTo(registry);
		assertThat(registry.get("dockermod.fanouts").functionCounter().count()).isPositive();
		assertThat(registry.get("dockermod.fanout.nodes").tag("result", "missing").functionCounter().count())
			.isPositive();
	}

	/** Look at once, and say later what was there. */
	private void answerWhenReleased() {
		this.cluster.nodeB.engine.answers((request) -> {
			EngineResponse answer = this.cluster.dockerB.execute(request);
			try {
				this.hold.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return answer;
		});
	}

	private Thread ask() {
		return Thread.startVirtualThread(
				() -> this.found.add(this.cluster.inquiry.whoHas("web", Requests.get("containers", "web", "json"))));
	}

}
