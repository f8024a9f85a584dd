package com.deblox.dockermod.actions;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.http.JsonErrorController;
import com.deblox.dockermod.observation.Observations;
import com.deblox.dockermod.security.CurrentCaller;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The front end in a real server: what callers see that no controller method decides.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		classes = FrontEndTests.FrontEndApplication.class,
		properties = "spring.autoconfigure.exclude=org.springframework.boot.hazelcast.autoconfigure.HazelcastAutoConfiguration,"
				+ "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration,"
				+ "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration,"
				+ "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration")
class FrontEndTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void greetingTellsWhatThisIs() throws Exception {
		HttpResponse<String> response = send("GET", "/", "");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).startsWith(
				"{\"product\":\"DockerMod\",\"version\":\"1.2.3\",\"dockerInstance\":\"node1\",\"usage\":\"POST /");
	}

	@Test
	void actionIsServed() throws Exception {
		HttpResponse<String> response = send("POST", "/", "{\"action\":\"list-nodes\"}");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(response.body()).startsWith("{\"nodes\":[");
	}

	@Test
	void actionIsServedWhateverItsContentType() throws Exception {
		HttpResponse<String> response = this.client.send(HttpRequest.newBuilder(uri("/"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"list-nodes\"}"))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).startsWith("{\"nodes\":[");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /nothing/here, 404, There is nothing at this path",
			"GET, /error, 404, There is nothing at this path",
			"PUT, /, 405, This path does not know this HTTP method: allowed are", "DELETE, /, 405, does not know this",
			"GET, /fails, 500, This node failed to answer; its log says why" })
	void errorHasTheOneShape(String method, String path, int status, String sentence) throws Exception {
		HttpResponse<String> response = send(method, path, "");
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(response.body()).startsWith("{\"error\":\"")
			.contains(sentence)
			.endsWith("\"statusCode\":" + status + "}")
			.doesNotContain("Exception")
			.doesNotContain("inside");
		assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
	}

	@Test
	void bodyThatIsTooLongIsRefusedAtOnce() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(uri("/"))
			.expectContinue(true)
			.timeout(Duration.ofSeconds(20))
			.POST(HttpRequest.BodyPublishers.ofByteArray(new byte[3 << 20]))
			.build();
		HttpResponse<String> response = this.client.send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(response.body()).contains("longer than 1048576 bytes");
	}

	private HttpResponse<String> send(String method, String path, String body)
			throws IOException, InterruptedException {
		return this.client.send(
				HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	/** The front end over a fake cluster, without security. */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class FrontEndApplication {

		@Bean
		ActionController actionController() {
			return new ActionController(new FakeCluster().actions(), new InFlight(8),
					new PatientAnswer(Duration.ofSeconds(15), Duration.ofSeconds(5)),
					new Observations(ObservationRegistry.NOOP));
		}

		@Bean
		GreetingController greetingController() {
			return new GreetingController(FakeCluster.NODE1, "1.2.3");
		}

		@Bean
		JsonErrorController jsonErrorController() {
			return new JsonErrorController();
		}

		@Bean
		FailingController failingController() {
			return new FailingController();
		}

		@Bean
		Filter caller() {
			return (request, response, chain) -> {
				request.setAttribute(CurrentCaller.class.getName(), Caller.LOCAL);
				chain.doFilter(request, response);
			};
		}

	}

	/** Fails. */
	@Controller
	static class FailingController {

		@GetMapping("/fails")
		void fail() {
			throw new IllegalStateException("inside");
		}

	}

}
