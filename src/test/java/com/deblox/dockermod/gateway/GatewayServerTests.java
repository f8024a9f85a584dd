package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.observation.ObservedRequests;
import com.deblox.dockermod.observation.Served;
import com.deblox.dockermod.routing.OperationDeadlines;
import com.deblox.dockermod.routing.RoutingProperties;
import com.deblox.dockermod.security.CurrentCaller;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * The gateway in a real server: streams, hijacked connections, and what clients see when
 * something breaks.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		classes = GatewayServerTests.GatewayApplication.class,
		properties = "spring.autoconfigure.exclude=org.springframework.boot.hazelcast.autoconfigure.HazelcastAutoConfiguration,"
				+ "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration,"
				+ "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration,"
				+ "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration")
class GatewayServerTests {

	private static final ObservedRequests observed = new ObservedRequests();

	private static final OpenStreams streams = new OpenStreams();

	private static final FakeStream stream = new FakeStream();

	private static final String WORD = "4 KB".repeat(1024);

	private static final int WORDS = 64 * 1024;

	@LocalServerPort
	private int port;

	@BeforeEach
	void begin() {
		stream.begin();
		observed.clear();
	}

	@Test
	void whatTheDaemonSaysIsSeenAtOnce() throws IOException {
		try (GatewayClient client = client()) {
			client.send("GET", "/v1.41/containers/a/logs?follow=1");
			assertThat(client.head()).startsWith("HTTP/1.1 200").contains("Transfer-Encoding: chunked");
			stream.say("first");
			assertThat(client.read(10)).isEqualTo("5\r\nfirst\r\n");
			stream.say("second");
			assertThat(client.read(11)).isEqualTo("6\r\nsecond\r\n");
			stream.end();
			assertThat(client.readAll()).isEqualTo("0\r\n\r\n");
		}
	}

	@Test
	void aStreamIsObservedWhenItsHeadIsAnswered() throws IOException {
		try (GatewayClient client = client()) {
			client.send("GET", "/v1.41/containers/web/logs?follow=1");
			client.head();
			await()
				.untilAsserted(() -> assertThat(observed.all()).filteredOn((served) -> "web".equals(served.container()))
					.singleElement()
					.satisfies((served) -> {
						assertThat(served.operation()).isEqualTo("GET /containers/{id}/logs");
						assertThat(served.isChanging()).isFalse();
						assertThat(served.container()).isEqualTo("web");
						assertThat(served.status()).isEqualTo(200);
					}));
			stream.end();
		}
	}

	@Test
	void aStreamIsCountedWhileItIsOpen() throws IOException {
		try (GatewayClient client = client()) {
			client.send("GET", "/containers/a/logs?follow=1");
			client.head();
			await().until(() -> streams.count() == 1);
		}
		await().until(() -> streams.count() == 0);
	}

	@Test
	void theClientOfASilentStreamLeavesAndItsStreamIsClosed() throws IOException {
		try (GatewayClient client = client()) {
			client.send("GET", "/containers/a/logs?follow=1");
			assertThat(client.head()).startsWith("HTTP/1.1 200");
		}
		stream.awaitClosed();
	}

	@Test
	void aDaemonThatBreaksOffIsNoCleanEnd() throws IOException {
		try (GatewayClient client = client()) {
			client.send("GET", "/containers/a/logs?follow=1");
			client.head();
			stream.say("half");
			stream.breakOff();
			assertThat(client.readAll()).isEqualTo("4\r\nhalf\r\n");
		}
		stream.awaitClosed();
	}

	@Test
	void ofAClientThatReadsNothingLittleIsKeptAndNobodyWaits() throws IOException {
		try (GatewayClient stalled = stalled()) {
			for (int i = 0; i < 100; i++) {
				try (GatewayClient other = client()) {
					other.send("POST", "/containers/a/rename", "Content-Length: 99999999");
					assertThat(other.head()).startsWith("HTTP/1.1 413");
				}
			}
			assertThat(WORDS - stream.left()).isLessThan(WORDS / 4);
			assertThat(stalled.head()).startsWith("HTTP/1.1 200");
		}
		stream.awaitClosed();
	}

	@Test
	void aStreamThatEndsEndsForAClientThatReadsNothing() throws IOException {
		try (GatewayClient stalled = stalled()) {
			stream.close();
			assertThat(stalled.readAll().length()).isLessThan(WORDS / 4 * WORD.length());
		}
	}

	/** A client that lets 256 MB come, and reads none of them. */
	private GatewayClient stalled() throws IOException {
		for (int i = 0; i < WORDS; i++) {
			stream.say(WORD);
		}
		GatewayClient client = client();
		client.send("GET", "/containers/a/logs?follow=1");
		await().until(() -> stream.left() < WORDS);
		return client;
	}

	@Test
	void aHijackedConnectionGoesBothWaysAndItsInputEndsAlone() throws IOException {
		try (GatewayClient client = client()) {
			client.send("POST", "/containers/a/attach?stdin=1", "Connection: Upgrade", "Upgrade: tcp");
			assertThat(client.head()).startsWith("HTTP/1.1 101").contains("Upgrade: tcp");
			client.write("input");
			stream.awaitInput("input");
			client.shutdownOutput();
			stream.awaitInputEnd();
			stream.say("still talking");
			assertThat(client.read(13)).isEqualTo("still talking");
			stream.end();
			assertThat(client.readAll()).isEmpty();
		}
	}

	@Test
	void whoWritesToAHijackedConnectionThatHasEndedIsToldSo() throws IOException {
		try (GatewayClient client = client()) {
			client.send("POST", "/containers/a/attach?stdin=1", "Connection: Upgrade", "Upgrade: tcp");
			assertThat(client.head()).startsWith("HTTP/1.1 101");
			stream.end();
			assertThat(client.readAll()).isEmpty();
			await().until(() -> isRefused(client));
		}
	}

	private static boolean isRefused(GatewayClient client) {
		try {
			client.write("more");
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	@Test
	void aHijackThatTheClientDidNotAskAnUpgradeForIsAPlainStream() throws IOException {
		try (GatewayClient client = client()) {
			client.send("POST", "/containers/a/attach");
			assertThat(client.head()).startsWith("HTTP/1.1 200").doesNotContain("chunked");
			stream.say("raw");
			stream.end();
			assertThat(client.readAll()).isEqualTo("raw");
		}
	}

	@Test
	void aHeaderThatComesTwiceReachesTheDaemonTwice() throws IOException {
		try (GatewayClient client = client()) {
			client.send("POST", "/containers/a/attach", "Connection: Upgrade", "Upgrade: tcp", "X-Method: /secrets",
					"X-Method: /files");
			assertThat(client.head()).startsWith("HTTP/1.1 101");
			assertThat(Objects.requireNonNull(stream.asked).headers()).containsEntry("X-Method",
					List.of("/secrets", "/files"));
			stream.end();
		}
	}

	@Test
	void aHijackThatTheDaemonRefusesIsAnOrdinaryAnswer() throws IOException {
		stream.refuse(409, "{\"message\":\"not running\"}");
		try (GatewayClient client = client()) {
			client.send("POST", "/containers/a/attach", "Connection: Upgrade", "Upgrade: tcp");
			assertThat(client.head()).startsWith("HTTP/1.1 409");
			assertThat(client.readAll()).contains("{\"message\":\"not running\"}");
		}
	}

	@Test
	void whatIsUploadedReachesTheDaemon() throws IOException {
		try (GatewayClient client = client()) {
			client.send("PUT", "/containers/a/archive?path=/", "Transfer-Encoding: chunked");
			client.write("3\r\ntar\r\n0\r\n\r\n");
			stream.awaitUpload("tar");
			stream.end();
			assertThat(client.head()).startsWith("HTTP/1.1 200");
		}
	}

	@Test
	void whatIsUploadedAsAFormIsNotParsedAsOne() throws IOException {
		try (GatewayClient client = client()) {
			client.send("PUT", "/containers/a/archive?path=/", "Content-Type: application/x-www-form-urlencoded",
					"Content-Length: 3");
			client.write("tar");
			stream.awaitUpload("tar");
			stream.end();
			assertThat(client.head()).startsWith("HTTP/1.1 200");
		}
	}

	@Test
	void aBodyThatIsTooLongIsRefused() throws IOException {
		try (GatewayClient client = client()) {
			client.send("POST", "/containers/a/rename", "Content-Length: 99999999");
			assertThat(client.head()).startsWith("HTTP/1.1 413");
		}
	}

	@Test
	void aChangeWhoseBodyIsRefusedOrBreaksOffIsObservedAsTheChangeThatItWas() throws IOException {
		try (GatewayClient client = client()) {
			client.send("POST", "/containers/large/rename", "Content-Length: 99999999");
			client.head();
		}
		try (GatewayClient client = client()) {
			client.send("POST", "/containers/broken/rename", "Content-Length: 100");
		}
		await().until(() -> observed.all().size() == 2);
		assertThat(observed.all()).allMatch(Served::isChanging)
			.extracting(Served::operation, Served::container, Served::status)
			.containsExactlyInAnyOrder(tuple("POST /containers/{id}/rename", "large", 413),
					tuple("POST /containers/{id}/rename", "broken", Served.NO_STATUS));
	}

	@Test
	void errorsHaveDockersShape() throws IOException {
		try (GatewayClient client = client()) {
			client.send("GET", "/v1.99/containers/a/logs", "Connection: close");
			assertThat(client.head()).startsWith("HTTP/1.1 400");
			assertThat(client.readAll())
				.isEqualTo("{\"message\":\"client version 1.99 is too new. Maximum supported API version is 1.41\"}");
		}
	}

	private GatewayClient client() throws IOException {
		return GatewayClient.connect(this.port);
	}

	/** The gateway over a fake engine, without security. */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class GatewayApplication {

		@Bean
		FilterRegistrationBean<GatewayFilter> gateway() {
			Rule rule = stream::answer;
			RouteTable routes = new RouteTable(
					List.of(Route.of("GET", "/containers/{id}/logs", Manner.FOLLOW, "", rule),
							Route.of("POST", "/containers/{id}/attach", Manner.HIJACK, "", rule),
							Route.of("PUT", "/containers/{id}/archive", Manner.UPLOAD, "", rule),
							Route.of("POST", "/containers/{id}/rename", Manner.CHANGE, "", rule)));
			FilterRegistrationBean<GatewayFilter> registration = new FilterRegistrationBean<>(
					new GatewayFilter(new DockerTarget((name) -> false), routes, new Versions(List::of),
							new RequestReader(new OperationDeadlines(
									new RoutingProperties(Duration.ofSeconds(30), Duration.ofSeconds(30), 10))),
							streams, observed.observations()));
			registration.setOrder(0);
			return registration;
		}

		@Bean
		FilterRegistrationBean<Filter> caller() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
				request.setAttribute(CurrentCaller.class.getName(), Caller.LOCAL);
				chain.doFilter(request, response);
			});
			registration.setOrder(-1);
			return registration;
		}

	}

}
