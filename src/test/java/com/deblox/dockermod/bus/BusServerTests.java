package com.deblox.dockermod.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.deblox.dockermod.actions.ActionFixtures;
import com.deblox.dockermod.audit.AuditLog;
import com.deblox.dockermod.bus.StompUser.Got;
import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.events.EventFilter;
import com.deblox.dockermod.events.EventKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The bus in a real server, as Spring's own client sees it.
 */
@SpringBootTest(classes = BusApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "dockermod.security.token=" + BusServerTests.TOKEN, "server.address=127.0.0.1" })
class BusServerTests {

	static final String TOKEN = "correct-horse-battery-staple";

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	@LocalServerPort
	private int port;

	@Autowired
	private ActionFixtures cluster;

	@Autowired
	private FakeFeed feed;

	@Autowired
	private BusHandler handler;

	@Autowired
	private MeterRegistry meters;

	private StompUser user;

	@BeforeEach
	void connect() throws Exception {
		this.cluster.clear();
		this.user = StompUser.connect(this.port, TOKEN).withAnswers();
	}

	@AfterEach
	void leave() {
		this.user.close();
		this.feed.awaitNobody(this.handler);
	}

	@Test
	void theAnswerComesToItsSenderWithHisCorrelationId() throws Exception {
		try (StompUser other = StompUser.connect(this.port, TOKEN).withAnswers()) {
			Got answer = this.user.ask("/deblox", "{\"action\":\"list-nodes\"}", Map.of("correlation-id", "my 1:\n2"));
			assertThat(answer.body()).startsWith("{\"nodes\":[")
				.isEqualTo(this.cluster.answerOverHttp("{\"action\":\"list-nodes\"}"));
			assertThat(answer.header("correlation-id")).isEqualTo("my 1:\n2");
			assertThat(answer.header("status")).isEqualTo("200");
			assertThat(answer.header("content-type")).isEqualTo("application/json");
			assertThat(answer.header("request-id")).matches("[0-9a-f]{32}.*");
			assertThat(other.hasAnswers()).isFalse();
		}
	}

	@Test
	void aMessageToAContainersAddressReachesThatContainer() {
		Got answer = this.user.ask("/b276fbe", "{\"action\":\"start-container\"}", Map.of());
		assertThat(answer.body())
			.isEqualTo("{\"Api-Version\":\"1.41\",\"Response\":\"\",\"dockerInstance\":\"node2\",\"statusCode\":204}");
		assertThat(this.cluster.asked().getFirst().path()).hasToString("/containers/b276fbe/start");
		assertThat(this.cluster.asked().getFirst().caller()).isEqualTo(Caller.TOKEN);
	}

	@Test
	void aMessageToANodesAddressIsForThatNode() {
		this.cluster.answers(200, "[]");
		Got answer = this.user.ask("/deblox.docker.node2", "{\"action\":\"list-images\"}", Map.of());
		assertThat(answer.body()).contains("\"Response\":{\"Body\":[]}");
		assertThat(this.cluster.asked().getFirst().node()).isEqualTo(new NodeName("node2"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "/deblox | nonsense | 400 | The body is not JSON",
					"/deblox | {\"action\":\"paint\"} | 400 | must be one of create-container",
					"/deblox | {\"action\":\"list-nodes\",\"colour\":1} | 400 | \\\"colour\\\" is unknown",
					"/deblox.docker | {\"action\":\"create-container\"} | 400 | one is needed",
					"/deblox.docker.node9 | {\"action\":\"list-images\"} | 404 | No such node: node9. The nodes are",
					"/deblox.docker.node1 | {\"action\":\"list-nodes\"} | 400 | cannot be sent to /deblox.docker.node1",
					"/web | {\"action\":\"stop-container\",\"id\":\"db\"} | 400 | names another",
					"/deblox.other | {\"action\":\"list-nodes\"} | 404 | There is no address /deblox.other",
					"/deblox.events | {\"action\":\"list-nodes\"} | 400 | is there to be subscribed",
					"/user/queue/replies | {\"action\":\"list-nodes\"} | 400 | is there to be subscribed" })
	void whatIsWrongIsAnsweredInASentence(String destination, String body, String status, String sentence) {
		Got answer = this.user.ask(destination, body, Map.of("correlation-id", "7"));
		assertThat(answer.body()).startsWith("{\"error\":\"")
			.contains(sentence)
			.endsWith("\"statusCode\":" + status + "}");
		assertThat(answer.header("status")).isEqualTo(status);
		assertThat(answer.header("correlation-id")).isEqualTo("7");
		assertThat(this.cluster.asked()).isEmpty();
		assertThat(this.user.session().isConnected()).isTrue();
	}

	@Test
	void whatTheDaemonSaysComesAsItIs() {
		this.cluster.answers(404, "{\"message\":\"No such container: x\"}");
		Got answer = this.user.ask("/x", "{\"action\":\"inspect-container\"}", Map.of());
		assertThat(answer.header("status")).isEqualTo("404");
		assertThat(answer.body()).contains("\"error\":\"No such container: x\"");
	}

	@Test
	void traceAndRegistryCredentialsGoOn() {
		Got answer = this.user.ask("/deblox", "{\"action\":\"pull-image\",\"image\":\"app\"}",
				Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01", "X-Registry-Auth", "c2VjcmV0"));
		assertThat(answer.header("request-id")).startsWith(TRACE);
		assertThat(this.cluster.asked().getFirst().id().value()).startsWith(TRACE);
		assertThat(this.cluster.asked().getFirst().headers()).containsEntry("X-Registry-Auth", List.of("c2VjcmV0"));
	}

	@Test
	void aChangeIsAuditedOnceWithWhereItCameFromAndCountedAsTheBuss() {
		double before = counted("stop-container", "success");
		try (AuditLog audit = new AuditLog()) {
			Got answer = this.user.ask("/b276fbe", "{\"action\":\"stop-container\"}", Map.of());
			this.user.ask("/deblox", "{\"action\":\"list-nodes\"}", Map.of());
			await().until(() -> counted("stop-container", "success") > before);
			await().until(() -> !audit.lines().isEmpty());
			assertThat(audit.lines()).containsExactly("who=token from=127.0.0.1 what=stop-container "
					+ "container=b276fbe node=node2 status=200 result=success");
			assertThat(audit.fields()).containsEntry("dockermod.surface", "bus");
			assertThat(audit.ids()).containsExactly(answer.header("request-id"));
			assertThat(counted("stop-container", "success")).isEqualTo(before + 1);
		}
	}

	@Test
	void whatIsRefusedIsCountedTooAndAuditedWhereItWouldHaveChangedSomething() {
		double unread = counted("unknown", "refused");
		double stops = counted("stop-container", "refused");
		try (AuditLog audit = new AuditLog()) {
			this.user.ask("/deblox.other", "{\"action\":\"stop-container\",\"id\":\"db\"}", Map.of());
			this.user.ask("/web", "{\"action\":\"stop-container\",\"id\":\"db\"}", Map.of());
			await().until(() -> counted("unknown", "refused") == unread + 1);
			await().until(() -> counted("stop-container", "refused") == stops + 1);
			await().until(() -> !audit.lines().isEmpty());
			assertThat(audit.lines())
				.containsExactly("who=token from=127.0.0.1 what=stop-container status=400 result=refused");
		}
	}

	private double counted(String operation, String outcome) {
		return this.meters.find("dockermod.requests")
			.tags("surface", "bus", "operation", operation, "outcome", outcome)
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	@Test
	void aLargeAnswerComesWhole() {
		String large = "[\"" + "ü".repeat(1_000_000) + "\"]";
		this.cluster.answers(200, large);
		assertThat(this.user.ask("/deblox", "{\"action\":\"list-images\"}", Map.of()).body()).contains(large);
	}

	@Test
	void aSlowRequestKeepsNoOtherWaiting() throws Exception {
		CountDownLatch released = new CountDownLatch(1);
		this.cluster.holds(released, new CountDownLatch(1));
		this.user.send("/slow", "{\"action\":\"inspect-container\"}", Map.of("correlation-id", "slow"));
		await().until(() -> this.cluster.asked().size() == 1);
		assertThat(this.user.ask("/deblox", "{\"action\":\"list-nodes\"}", Map.of("correlation-id", "quick"))
			.header("correlation-id")).isEqualTo("quick");
		released.countDown();
		assertThat(this.user.answer().header("correlation-id")).isEqualTo("slow");
	}

	@Test
	void moreRequestsThanTheNodeServesAreTold() {
		CountDownLatch released = new CountDownLatch(1);
		for (int i = 0; i < 20; i++) {
			this.cluster.holds(released, new CountDownLatch(1));
			this.user.send("/slow", "{\"action\":\"inspect-container\"}", Map.of());
		}
		await().until(() -> this.cluster.asked().size() == 20);
		Got refused = this.user.ask("/slow", "{\"action\":\"inspect-container\"}", Map.of());
		released.countDown();
		assertThat(refused.header("status")).isEqualTo("503");
		assertThat(refused.header("retry-after")).isEqualTo("2");
		assertThat(refused.body()).contains("too many requests in flight");
		for (int i = 0; i < 20; i++) {
			assertThat(this.user.answer().header("status")).isEqualTo("200");
		}
	}

	@Test
	void whoWaitsForAContainerWaitsAsLongAsHeStays() throws Exception {
		double unanswered = counted("wait-container", "unanswered");
		CountDownLatch released = new CountDownLatch(1);
		this.cluster.holds(released, new CountDownLatch(1));
		this.user.send("/web", "{\"action\":\"wait-container\"}", Map.of());
		await().until(() -> this.cluster.asked().size() == 1);
		released.countDown();
		assertThat(this.user.answer().body()).contains("{\"StatusCode\":7}");

		CountDownLatch interrupted = new CountDownLatch(1);
		this.cluster.holds(new CountDownLatch(1), interrupted);
		this.user.send("/web", "{\"action\":\"wait-container\"}", Map.of());
		await().until(() -> this.cluster.asked().size() == 2);
		this.user.close();
		assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
		await().until(() -> counted("wait-container", "unanswered") == unanswered + 1);
	}

	@Test
	void eventsComeOnceEachAndInOrderToAllWhoSubscribed() throws Exception {
		try (StompUser other = StompUser.connect(this.port, TOKEN)) {
			BlockingQueue<Got> mine = this.user.subscribe("/deblox.events", Map.of());
			BlockingQueue<Got> theirs = other.subscribe("/deblox.events", Map.of());
			await().until(() -> this.feed.following.size() == 2);
			for (int i = 0; i < 1000; i++) {
				this.feed.tell(i, "web" + i);
			}
			for (int i = 0; i < 1000; i++) {
				assertEvent(StompUser.next(mine), i);
				assertEvent(StompUser.next(theirs), i);
			}
			assertThat(mine).isEmpty();
		}
	}

	private static void assertEvent(Got event, int number) {
		assertThat(event.header("destination")).isEqualTo("/deblox.events");
		assertThat(event.header("message-id")).isEqualTo("position-" + number);
		assertThat(event.body()).startsWith("{\"id\":\"node1-0-" + number + "\",\"event\":\"container-started\",")
			.contains("\"name\":\"web" + number + "\"");
	}

	@Test
	void whoSubscribesSaysWhichEventsHeWants() {
		this.user.subscribe("/deblox.events", Map.of("kind", "container-died, node-lost", "node", "node1", "container",
				"web", "last-event-id", "node1-0-1"));
		this.user.subscribe("/b276fbe0123456", Map.of());
		await().until(() -> this.feed.following.size() == 2);
		FakeFeed.Following first = this.feed.following.getFirst();
		assertThat(first.filter()).isEqualTo(
				new EventFilter(Set.of(EventKind.CONTAINER_DIED, EventKind.NODE_LOST), new NodeName("node1"), "web"));
		assertThat(first.lastEventId()).isEqualTo("node1-0-1");
		assertThat(this.feed.following.getLast().filter()).isEqualTo(new EventFilter(Set.of(), null, "b276fbe0123456"));
	}

	@Test
	void whoUnsubscribesIsToldNoMore() {
		BlockingQueue<Got> kept = this.user.subscribe("/deblox.events", Map.of("id", "kept"));
		try (RawBus raw = RawBus.connected(this.port, TOKEN)) {
			raw.subscribe("1", "/web").frame();
			raw.send("UNSUBSCRIBE\nid:1\nreceipt:done\n\n\0");
			assertThat(raw.frame()).contains("receipt-id:done");
			await().until(() -> this.feed.following.size() == 1);
			this.feed.tell(1, "web");
			assertThat(StompUser.next(kept).header("subscription")).isEqualTo("kept");
		}
	}

	@Test
	void manyAreServedAtTheSameTime() {
		Set<String> expected = new TreeSet<>();
		List<String> got = new ArrayList<>();
		for (int i = 0; i < 15; i++) {
			expected.add("n" + i);
			this.user.send("/deblox", "{\"action\":\"list-nodes\"}", Map.of("correlation-id", "n" + i));
		}
		for (int i = 0; i < 15; i++) {
			got.add(this.user.answer().header("correlation-id"));
		}
		assertThat(got).containsExactlyInAnyOrderElementsOf(expected);
	}

}
