package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.observation.Observations;
import com.deblox.dockermod.routing.OperationDeadlines;
import com.deblox.dockermod.routing.RoutingProperties;
import com.deblox.dockermod.security.CurrentCaller;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What no client sends that means well: nothing reaches a daemon before it is known who
 * calls, or by another path than the one that was routed.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		classes = OddRequestsTests.GuardedGateway.class,
		properties = { "dockermod.security.token=" + OddRequestsTests.TOKEN, "server.address=127.0.0.1" })
class OddRequestsTests {

	static final String TOKEN = "correct-horse-battery-staple";

	private static final String CALLER = "Host: a\r\nAuthorization: Bearer " + TOKEN + "\r\n";

	private static final NodeName SELF = new NodeName("node1");

	/** What reached an engine. */
	private static final List<String> reached = new CopyOnWriteArrayList<>();

	@LocalServerPort
	private int port;

	@BeforeEach
	void begin() {
		reached.clear();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/containers/web/json                     | /v1.41/containers/web/json
			/containers%2Fweb%2Fjson                 | /v1.41/containers/web/json
			/%63ontainers/web/json                   | /v1.41/containers/web/json
			/containers/a+b/json                     | /v1.41/containers/a%2Bb/json
			/containers/a%252Fb/json                 | /v1.41/containers/a%252Fb/json
			/containers/a%3Fall=1/json               | /v1.41/containers/a%3Fall%3D1/json
			/v1.40/containers/node1%2Fweb/json       | /v1.40/containers/node1%2Fweb/json
			http://a/containers/web/json             | /v1.41/containers/web/json
			/v1.40.0/containers/web/json             | /v1.41/v1.40.0/containers/web/json
			/v1.41/v1.41/swarm                       | /v1.41/v1.41/swarm
			/v1.41%2Fswarm                           | ''
			/swarm%2Funlock                          | ''
			/v1.40/%73warm                           | ''
			/containers/x%2F..%2Fjson                | ''
			/containers/x/../json                    | ''
			/containers/%2e%2e/info                  | ''
			/containers/..%2Finfo                    | ''
			/containers/./json                       | ''
			/containers//json                        | ''
			//containers/json                        | ''
			/containers/web/json/                    | ''
			/containers/a%00b/json                   | ''
			/containers/a%0d%0aX:%20y/json           | ''
			/containers/a\\b/json                    | ''
			/containers/a;b/json                     | ''
			/containers/a%zz/json                    | ''
			/containers/web/json#top                 | ''
			http://elsewhere/containers/web/json     | ''
			*                                        | ''
			containers/web/json                      | ''
			/actuator/health/..%2f..%2finfo          | ''
			/peer/info                               | ''
			/%70eer/info                             | ''
			""")
	void aPathReachesTheEngineAsItWasRoutedOrNotAtAll(String target, String path) throws IOException {
		String answer = send("GET " + target + " HTTP/1.1\r\n" + CALLER + "Connection: close\r\n\r\n");
		assertThat(answer).as(answer).startsWith("HTTP/1.1 ");
		if (path.isEmpty()) {
			assertThat(reached).isEmpty();
			assertThat(answer).containsPattern("^HTTP/1.1 (4|501)");
		}
		else {
			assertThat(reached).hasSize(1).first().asString().isEqualTo("GET " + path);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /containers/json", "GET /events", "POST /containers/a/attach", "POST /build",
			"PUT /containers/a/archive?path=/", "HEAD /info", "GET /containers%2Fjson", "GET /v1.41/containers/json",
			"OPTIONS /info", "GET /_ping", "GET http://a/info", "POST /session", "DELETE /%63ontainers/a" })
	void nothingReachesAnEngineWithoutTheToken(String target) throws IOException {
		String answer = send(target + " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n"
				+ "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 401").doesNotContain("100 ");
		assertThat(reached).isEmpty();
	}

	@Test
	void aDockerClientIsToldWhyItIsRefused() throws IOException {
		assertThat(send("GET /info HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
			.contains("\"message\":\"Credentials are missing");
	}

	@Test
	void aSecondRequestOfAConnectionIsAskedForItsTokenToo() throws IOException {
		String answer = send("GET /containers/a/json HTTP/1.1\r\n" + CALLER
				+ "\r\nGET /containers/b/json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 404").contains("HTTP/1.1 401");
		assertThat(reached).containsExactly("GET /v1.41/containers/a/json");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Content-Length: 5\\r\\nTransfer-Encoding: chunked     | 0
			Content-Length: 0\\r\\nContent-Length: 5              | ''
			Content-Length: +5                                    | ''
			Content-Length: 0x5                                   | ''
			Transfer-Encoding: chunked\\r\\nTransfer-Encoding: identity | ''
			Transfer-Encoding: chunked, identity                  | ''
			Transfer-Encoding: xchunked                           | ''
			Transfer-Encoding: identity                           | ''
			Transfer-Encoding : chunked                           | ''
			Transfer-Encoding: \\013chunked                      | ''
			X: y\\r\\n Transfer-Encoding: chunked                  | ''
			""")
	void noSecondRequestIsSmuggledInABody(String headers, String first) throws IOException {
		String head = headers.translateEscapes();
		send("POST /containers/a/start HTTP/1.1\r\n" + CALLER + head
				+ "\r\n\r\n0\r\n\r\nGET /containers/b/json HTTP/1.1\r\n" + CALLER + "Connection: close\r\n\r\n");
		assertThat(reached).as(first).doesNotContain("GET /v1.41/containers/b/json");
	}

	@Test
	void aLineWithoutAVersionIsNotServed() throws IOException {
		assertThat(send("GET /actuator/health\r\n\r\n")).contains("HTTP").doesNotContain("UP");
	}

	private String send(String text) throws IOException {
		try (GatewayClient client = GatewayClient.connect(this.port)) {
			client.socket().getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
			return client.readAll();
		}
	}

	/** The gateway over a fake engine, with security. */
	@EnableAutoConfiguration(exclude = HazelcastAutoConfiguration.class)
	@ComponentScan(basePackageClasses = CurrentCaller.class)
	static class GuardedGateway {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

		@Bean
		WebServerFactoryCustomizer<TomcatServletWebServerFactory> rules() {
			return (factory) -> factory.addConnectorCustomizers(HttpRules::apply);
		}

		@Bean
		FilterRegistrationBean<GatewayFilter> gateway() {
			ClusterView view = new ClusterView(GuardedGateway::answer, new Everywhere((request) -> List.of(), SELF),
					(nodes, request) -> List.of(), SELF, List::of, Deadline::whileWanted);
			RouteTable routes = RouteTable.of(view, GuardedGateway::answer, (spec, wanted, request) -> SELF,
					new Versions(List::of));
			FilterRegistrationBean<GatewayFilter> registration = new FilterRegistrationBean<>(
					new GatewayFilter(new DockerTarget("node1"::equals), routes, new Versions(List::of),
							new RequestReader(new OperationDeadlines(
									new RoutingProperties(Duration.ofSeconds(30), Duration.ofSeconds(30), 10))),
							new Observations(ObservationRegistry.NOOP)));
			registration.setOrder(0);
			return registration;
		}

		private static EngineResponse answer(EngineRequest request) {
			reached.add(request.method() + " " + request.path());
			return EngineResponse.of(SELF, 404, Map.of(), DockerError.body("No such container"));
		}

	}

}
