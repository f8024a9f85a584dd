package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.observation.ObservedRequests;
import com.deblox.dockermod.routing.OperationDeadlines;
import com.deblox.dockermod.routing.RoutingProperties;
import com.deblox.dockermod.security.CurrentCaller;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What callers see of a node that is being stopped: it tells them, while what they had
 * asked before is finished.
 */
class StoppingGatewayTests {

	private static final FakeStream stream = new FakeStream();

	private static final CountDownLatch running = new CountDownLatch(1);

	private static final CountDownLatch finish = new CountDownLatch(1);

	private final ConfigurableApplicationContext context = SpringApplication.run(StoppingApplication.class,
			"--server.port=0",
			"--spring.autoconfigure.exclude=org.springframework.boot.hazelcast.autoconfigure.HazelcastAutoConfiguration,"
					+ "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration,"
					+ "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration,"
					+ "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration");

	/** Asked for once: a node that is being stopped has none. */
	private final int port = Objects.requireNonNull(((WebServerApplicationContext) this.context).getWebServer())
		.getPort();

	@BeforeEach
	void begin() {
		stream.begin();
	}

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void newCallsAreRefusedRunningOnesFinishedAndStreamsEnded() throws Exception {
		try (GatewayClient following = client(); GatewayClient kept = client(); GatewayClient begun = client()) {
			following.send("GET", "/containers/a/logs?follow=1");
			following.head();
			stream.say("line");
			assertThat(following.read(9)).isEqualTo("4\r\nline\r\n");
			begun.send("POST", "/containers/a/rename");
			running.await();
			Thread stop = Thread.ofPlatform().start(this.context::close);
			await().untilAsserted(() -> assertRefused("/containers/json", "{\"message\":\"This node is being stopped"));
			assertRefused("/cluster/nodes", "{\"error\":\"This node is being stopped");
			kept.send("GET", "/actuator/health/readiness");
			assertThat(kept.head()).startsWith("HTTP/1.1 503");
			finish.countDown();
			assertThat(begun.head()).startsWith("HTTP/1.1 204");
			assertThat(following.readAll()).isEqualTo("0\r\n\r\n");
			stop.join();
		}
	}

	private void assertRefused(String path, String begin) throws IOException {
		try (GatewayClient client = client()) {
			client.send("GET", path);
			assertThat(client.head()).startsWith("HTTP/1.1 503")
				.contains("Retry-After: 1\r\n")
				.contains("Connection: close\r\n");
			assertThat(client.readAll()).startsWith(begin);
		}
	}

	private GatewayClient client() throws IOException {
		return GatewayClient.connect(this.port);
	}

	private static EngineResponse rename() {
		running.countDown();
		try {
			finish.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return EngineResponse.of(new NodeName("node1"), 204, Map.of(), new byte[0]);
	}

	/** The gateway over a fake engine, without security, and what stops it. */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ComponentScan({ "com.deblox.dockermod.shutdown", "com.deblox.dockermod.streams" })
	static class StoppingApplication {

		@Bean
		FilterRegistrationBean<GatewayFilter> gateway() {
			RouteTable routes = new RouteTable(
					List.of(Route.of("GET", "/containers/{id}/logs", Manner.FOLLOW, "", stream::answer),
							Route.of("POST", "/containers/{id}/rename", Manner.CHANGE, "", (request) -> rename())));
			return at(0,
					new GatewayFilter(new DockerTarget((name) -> false), routes, new Versions(List::of),
							new RequestReader(new OperationDeadlines(
									new RoutingProperties(Duration.ofSeconds(30), Duration.ofSeconds(30), 10))),
							new OpenStreams(), new ObservedRequests().observations()));
		}

		@Bean
		StopFilter stopFilter() {
			return new StopFilter();
		}

		@Bean
		FilterRegistrationBean<StopFilter> stops(StopFilter filter) {
			return at(-1, filter);
		}

		@Bean
		FilterRegistrationBean<Filter> caller() {
			return at(-2, (request, response, chain) -> {
				request.setAttribute(CurrentCaller.class.getName(), Caller.LOCAL);
				chain.doFilter(request, response);
			});
		}

		private static <F extends Filter> FilterRegistrationBean<F> at(int order, F filter) {
			FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
			registration.setOrder(order);
			return registration;
		}

	}

}
