package com.deblox.dockermod.bus;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * What goes wrong on the bus is bounded and told, and nobody else is harmed.
 */
@SpringBootTest(classes = BusApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "dockermod.security.token=" + BusServerTests.TOKEN, "server.address=127.0.0.1" })
@ExtendWith(OutputCaptureExtension.class)
class BusBadInputTests {

	private static final String TOKEN = BusServerTests.TOKEN;

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private FakeFeed feed;

	@Autowired
	private BusHandler handler;

	@AfterEach
	void nothingIsLeft() {
		this.feed.awaitNobody(this.handler);
	}

	@Test
	void whoHasNoTokenIsNotConnected() {
		assertThat(refused("wrong")).isEqualTo(401);
		assertThat(refused("")).isEqualTo(401);
	}

	private int refused(String token) {
		CompletionException refused = catchThrowableOfType(CompletionException.class,
				() -> RawBus.open(this.port, token));
		if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
			return handshake.getResponse().statusCode();
		}
		throw new AssertionError(refused);
	}

	@Test
	void aPageCanSendItsTokenAsAProtocol() {
		try (RawBus bus = RawBus.connected(this.port, TOKEN)) {
			assertThat(bus.protocol()).isEqualTo("v12.stomp");
		}
	}

	@ParameterizedTest
	@CsvSource({ "GET, 426, WebSocket is spoken at this path", "POST, 405, allowed are GET",
			"DELETE, 405, allowed are GET" })
	void whoeverWantsNoWebSocketIsTold(String method, int status, String sentence) throws Exception {
		HttpResponse<String> answer = send(method, "x-none", "");
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).contains(sentence).endsWith("\"statusCode\":" + status + "}");
	}

	@Test
	void aForeignPageIsNotConnected() throws Exception {
		assertThat(send("GET", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
	}

	private HttpResponse<String> send(String method, String header, String value)
			throws IOException, InterruptedException {
		return CLIENT.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/bus"))
			.method(method, HttpRequest.BodyPublishers.noBody())
			.header("Authorization", "Bearer " + TOKEN)
			.header(header, value)
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "SEND~ndestination:/deblox~n~n{}~0 | CONNECT comes first",
			"CONNECT~naccept-version:1.0,1.1~n~n~0 | STOMP 1.2 is spoken here",
			"CONNECT~n~n~0 | \\\"accept-version\\\" is missing",
			"CONNECT~naccept-version:1.2~nheart-beat:often~n~n~0 | must be two numbers",
			"GET / HTTP/1.1~n~n~0 | This is not a frame of STOMP 1.2", "~0 | This is not a frame of STOMP 1.2" })
	void whoDoesNotConnectProperlyIsTold(String text, String why) {
		try (RawBus bus = RawBus.open(this.port, TOKEN)) {
			bus.send(text.replace("~n", "\n").replace("~0", "\0"));
			assertError(bus, why);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "CONNECT~naccept-version:1.2~n~n~0 | is connected already",
			"SEND~n~n{}~0 | \\\"destination\\\" is missing",
			"SUBSCRIBE~ndestination:/deblox.events~n~n~0 | \\\"id\\\" is missing",
			"SUBSCRIBE~nid:1~ndestination:/deblox.docker~n~n~0 | takes messages: what can be subscribed",
			"SUBSCRIBE~nid:1~ndestination:/topic~nack:client~n~n~0 | must be auto",
			"SUBSCRIBE~nid:1~ndestination:topic~n~n~0 | There is no address topic",
			"SUBSCRIBE~nid:1~ndestination:/deblox.events~nkind:party~n~n~0 | must be one or more of these, with commas: container-created",
			"SUBSCRIBE~nid:1~ndestination:/deblox.events~nnode:a b~n~n~0 | must be a node's name",
			"SUBSCRIBE~nid:0~ndestination:/web~n~n~0 | The subscription 0 is there already",
			"SUBSCRIBE~nid:1~ndestination:/user/queue/replies~n~n~0 | answers go to the subscription 0 already",
			"ACK~nid:1~n~n~0 | ACK is not known here", "BEGIN~ntransaction:1~n~n~0 | BEGIN is not known here",
			"MESSAGE~n~n~0 | MESSAGE is not known here", "SEND~ncontent-length:9999999~n~n | longer than 1048576 bytes",
			"SEND~ncontent-length:1~n~nxyz~0 | no zero byte follows", "BUY~n~n~0 | its command is 'BUY'" })
	void aFrameThatBreaksTheRulesEndsTheConnection(String text, String why) {
		try (RawBus bus = RawBus.connected(this.port, TOKEN)) {
			bus.subscribe("0", "/user/queue/replies").frame();
			bus.send(text.replace("~n", "\n").replace("~0", "\0"));
			assertError(bus, why);
		}
	}

	@Test
	void anErrorNamesTheFrameThatItIsAbout() {
		try (RawBus bus = RawBus.connected(this.port, TOKEN)) {
			bus.send("SUBSCRIBE\nid:1\nreceipt:r7\ndestination:/deblox\n\n\0");
			assertThat(bus.frame()).contains("receipt-id:r7").contains("status:400");
		}
	}

	@Test
	void giantFramesAndFloodsOfHeadersAreRefused() {
		try (RawBus bus = RawBus.connected(this.port, TOKEN)) {
			bus.send("SEND\ndestination:/deblox\n\n" + "x".repeat(3 << 20));
			assertError(bus, "longer than 1048576 bytes");
		}
		try (RawBus bus = RawBus.connected(this.port, TOKEN)) {
			bus.send("SEND\n" + "a:b\n".repeat(100_000));
			assertError(bus, "headers of a frame are longer than 16384 bytes");
		}
	}

	@Test
	void aMessageOfOneMegabyteIsServedHoweverItIsCut() {
		String body = "{\"action\":\"list-nodes\"" + " ".repeat((1 << 20) - 23) + "}";
		try (RawBus bus = RawBus.connected(this.port, TOKEN)) {
			bus.subscribe("0", "/user/queue/replies").frame();
			bus.send("SEND\ndestination:/deblox\n\n" + body + "\0");
			assertThat(bus.frame()).contains("status:200").contains("{\"nodes\":[");
			bus.sendBinary(("SEND\ndestination:/deblox\ncontent-length:" + body.length() + "\n\n" + body + "\0")
				.getBytes(StandardCharsets.UTF_8));
			assertThat(bus.frame()).contains("status:200").contains("{\"nodes\":[");
		}
	}

	@Test
	void whoDoesNotGoOnIsNotKeptAndWhoAnswersPingsStaysAndGetsHeartbeats(CapturedOutput log) {
		try (RawBus answering = RawBus.open(this.port, TOKEN)) {
			answering.send("CONNECT\naccept-version:1.2\nheart-beat:0,100\n\n\0");
			assertThat(answering.frame()).startsWith("CONNECTED\n").contains("version:1.2", "heart-beat:400,400");
			doNotGoOn(log);
			// as silent as the others, and for longer
			for (int i = 0; i < 3; i++) {
				assertThat(answering.frame()).isEqualTo("\n");
			}
			assertThat(answering.isOpen()).isTrue();
		}
	}

	private void doNotGoOn(CapturedOutput log) {
		try (RawBus unfinished = RawBus.connected(this.port, TOKEN);
				RawBus silent = RawBus.open(this.port, TOKEN);
				RawBus deaf = RawBus.deaf(this.port, TOKEN)) {
			unfinished.send("SEND\n");
			deaf.send(RawBus.CONNECT);
			assertError(unfinished, "begun and not ended within 2 s");
			await().until(() -> log.getOut().contains("is cut off: A frame was begun"));
			assertError(silent, "No CONNECT came within 2 s");
			// it answers no ping
			await().until(() -> this.handler.size() == 1);
			assertThat(log).contains("is cut off: Nothing was heard of this client for 3 s");
		}
	}

	@Test
	void subscriptionsOfOneClientAreBounded() {
		try (RawBus bus = RawBus.connected(this.port, TOKEN); RawBus other = RawBus.connected(this.port, TOKEN)) {
			for (int i = 0; i < Subscriptions.MOST; i++) {
				bus.subscribe("s" + i, "/deblox.events").frame();
			}
			bus.subscribe("more", "/deblox.events");
			assertError(bus, "100 subscriptions, the most that one may have");
			await().until(() -> this.feed.following.isEmpty());
			assertThat(other.subscribe("1", "/deblox.events").frame()).startsWith("RECEIPT");
		}
	}

	@Test
	void clientsOfOneNodeAreBounded() {
		List<RawBus> all = new ArrayList<>();
		try {
			for (int i = 0; i < BusApplication.MOST; i++) {
				all.add(RawBus.connected(this.port, TOKEN));
			}
			assertThat(refused(TOKEN)).isEqualTo(503);
			all.removeLast().close();
			await().until(() -> this.handler.size() < BusApplication.MOST);
			all.add(RawBus.connected(this.port, TOKEN));
		}
		finally {
			all.forEach(RawBus::close);
		}
	}

	@Test
	void whoReadsNothingIsCutOffAndNobodyWaitsForHim(CapturedOutput log) {
		try (RawBus deaf = RawBus.deaf(this.port, TOKEN); RawBus other = RawBus.connected(this.port, TOKEN)) {
			other.subscribe("1", "/deblox.events").frame();
			deaf.send(RawBus.CONNECT).subscribe("1", "/deblox.events");
			await().until(() -> this.feed.following.size() == 2);
			String name = "x".repeat(50_000);
			for (int i = 0; this.feed.following.size() == 2; i++) {
				this.feed.tell(i, name);
				assertThat(other.frame()).contains("node1-0-" + i + "\"");
			}
			await().until(() -> this.handler.size() == 1);
			assertThat(log).contains("A client of the bus at").contains("is cut off");
		}
	}

	@Test
	void whoReadsTooSlowlyIsToldWhyHeIsCutOff() {
		try (RawBus slow = RawBus.deaf(this.port, TOKEN)) {
			slow.send(RawBus.CONNECT).subscribe("1", "/deblox.events");
			await().until(() -> this.feed.following.size() == 1);
			String name = "x".repeat(50_000);
			for (int i = 0; !this.feed.following.isEmpty(); i++) {
				this.feed.tell(i, name);
			}
			slow.listen();
			String last = slow.frame();
			while (!last.startsWith("ERROR")) {
				last = slow.frame();
			}
			assertThat(last).contains("leaves more than 1048576 bytes unread");
			assertThat(slow.closed()).startsWith("1008 This client leaves more than");
		}
	}

	@Test
	void whoFloodsWithRequestsAndReadsNothingHarmsNobody() {
		try (RawBus deaf = RawBus.deaf(this.port, TOKEN); RawBus other = RawBus.connected(this.port, TOKEN)) {
			deaf.send(RawBus.CONNECT).subscribe("1", "/user/queue/replies");
			String nonsense = "SEND\ndestination:/deblox\ncorrelation-id:" + "c".repeat(10_000) + "\n\nnonsense\0";
			other.subscribe("0", "/user/queue/replies").frame();
			try {
				for (int i = 0; i < 5000 && this.handler.size() == 2; i++) {
					deaf.send(nonsense);
				}
			}
			catch (CompletionException ex) {
				assertThat(ex).hasRootCauseInstanceOf(IOException.class);
			}
			await().until(() -> this.handler.size() == 1);
			other.send("SEND\ndestination:/deblox\n\n{\"action\":\"list-nodes\"}\0");
			assertThat(other.frame()).contains("status:200");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "RECEIPT", "" })
	void whoDisconnectsIsLetGo(String receipt) {
		try (RawBus bus = RawBus.connected(this.port, TOKEN)) {
			bus.send("DISCONNECT\n" + (receipt.isEmpty() ? "" : "receipt:bye\n") + "\n\0");
			assertThat(bus.frame()).startsWith(receipt);
			assertThat(bus.closed()).startsWith("1000");
		}
	}

	private static void assertError(RawBus bus, String why) {
		String frame = bus.frame();
		assertThat(frame).startsWith("ERROR\n").contains(why).contains("{\"error\":\"");
		assertThat(bus.closed()).matches("10\\d\\d .+");
	}

}
