package com.deblox.dockermod.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.deblox.dockermod.gateway.FakeEvents.event;
import static com.deblox.dockermod.gateway.FakeNodes.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * Many follow the events, and each daemon has one follower.
 */
class SharedEventsTests extends FollowedNodes {

	private final List<EngineResponse> followers = new ArrayList<>();

	@AfterEach
	void leave() {
		this.followers.forEach(EngineResponse::close);
	}

	@Test
	void aThousandShareOneStreamFromEachNodeUntilTheLastLeaves() throws IOException {
		List<BufferedReader> all = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			all.add(follow("/events"));
		}
		this.b.says(1);
		this.a.says(2);
		for (BufferedReader lines : all) {
			assertThat(List.of(lines.readLine(), lines.readLine())).containsExactlyInAnyOrder(event(1, "b"),
					event(2, "a"));
		}
		for (EngineResponse follower : this.followers.subList(0, 999)) {
			follower.close();
			follower.close();
		}
		this.c.says(3);
		assertThat(all.getLast().readLine()).isEqualTo(event(3, "c"));
		assertThat(List.of(this.a, this.b, this.c)).allSatisfy((node) -> {
			assertThat(node.openedSoFar()).isEqualTo(1);
			assertThat(node.closedSoFar()).isZero();
		});
		this.followers.getLast().close();
		List.of(this.a, this.b, this.c).forEach(FakeEvents::awaitClosed);
	}

	@Test
	void otherFiltersAreTheDaemonsToApply() throws IOException {
		follow("/events?filters=x");
		BufferedReader others = follow("/events?filters=y");
		follow("/events?filters=x");
		assertThat(this.a.openedSoFar()).isEqualTo(2);
		this.a.says(1);
		assertThat(others.readLine()).isEqualTo(event(1, "a"));
		this.followers.get(1).close();
		await().until(() -> this.a.closedSoFar() == 1);
		assertThat(this.nodes.a.asked).extracting((asked) -> asked.path().parameter("filters"))
			.containsExactly("x", "y");
	}

	@Test
	void whoAsksForThePastGoesOnWithTheSharedStream() throws IOException {
		BufferedReader first = follow("/events");
		// while the past is read, and by a clock that is ahead
		this.b.says(105);
		assertThat(first.readLine()).isEqualTo(event(105, "b"));
		this.b.remembers(7);
		BufferedReader second = follow("/events?since=2");
		assertThat(second.readLine()).isEqualTo(event(7, "b"));
		assertThat(second.readLine()).isEqualTo(event(105, "b"));
		this.b.says(99);
		this.b.says(106);
		assertThat(second.readLine()).isEqualTo(event(106, "b"));
		assertThat(first.readLine()).isEqualTo(event(99, "b"));
		assertThat(first.readLine()).isEqualTo(event(106, "b"));
		assertThat(this.b.openedSoFar()).isEqualTo(1);
	}

	@Test
	void aNodeThatOwesItsPastTellsItToWhoAskedForIt() throws IOException {
		follow("/events");
		this.nodes.b.fails(Situation.NODE_LOST);
		BufferedReader since = follow("/events?since=2");
		this.b.follows();
		await().until(() -> this.b.openedSoFar() == 2);
		assertThat(this.nodes.b.asked.getLast().path().parameter("since")).isEqualTo("2.000000000");
		this.b.says(3);
		assertThat(since.readLine()).isEqualTo(event(3, "b"));
	}

	@Test
	void aNodeThatComesBackTellsNewFollowersNothingOld() throws IOException {
		BufferedReader first = follow("/events");
		this.nodes.b.fails(Situation.NODE_LOST);
		this.b.breaks();
		await().until(() -> this.nodes.b.asked.size() > 1);
		BufferedReader second = follow("/events");
		this.b.follows();
		this.b.says(50);
		this.b.says(101);
		assertThat(first.readLine()).isEqualTo(event(50, "b"));
		assertThat(second.readLine()).isEqualTo(event(101, "b"));
	}

	@Test
	void whoReadsNothingIsCutOffAndHoldsUpNobody() throws IOException {
		BufferedReader reads = follow("/events");
		EngineResponse stalled = this.rule.answer(request("GET", "/events"));
		this.followers.add(stalled);
		CountDownLatch cut = new CountDownLatch(1);
		stalled.whenClosed(cut::countDown);
		for (int time = 1; cut.getCount() > 0; time++) {
			this.a.says(time);
			assertThat(reads.readLine()).isEqualTo(event(time, "a"));
		}
		assertThatIOException().isThrownBy(() -> stalled.body().read())
			.withMessage("it leaves more than 1048576 bytes of events unread");
	}

	@Test
	void followersAreBounded() {
		for (int i = 0; i < EventSubscriptions.MOST_FOLLOWERS; i++) {
			follow("/events");
		}
		assertBusy("/events", "2000 clients follow the events through a");
		this.followers.getFirst().close();
		follow("/events");
	}

	@Test
	void differentQuestionsAreBounded() {
		for (int i = 0; i < EventSubscriptions.MOST_QUESTIONS; i++) {
			follow("/events?filters=" + i);
		}
		assertBusy("/events?filters=x", "100 different sets of filters are followed through a");
		follow("/events?filters=7");
		this.followers.getFirst().close();
		follow("/events?filters=x");
	}

	private void assertBusy(String path, String message) {
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> this.rule.answer(request("GET", path)))
			.satisfies((ex) -> assertThat(ex.situation()).isEqualTo(Situation.BUSY))
			.withMessageStartingWith(message);
	}

	private BufferedReader follow(String path) {
		EngineResponse response = this.rule.answer(request("GET", path));
		this.followers.add(response);
		return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8), 512);
	}

}
