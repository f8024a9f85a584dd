package com.deblox.dockermod.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import com.deblox.dockermod.cluster.Identity;
import com.deblox.dockermod.cluster.MirroredMap;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.cluster.TestNode;
import com.deblox.dockermod.doctor.ClusterCheckup;
import com.deblox.dockermod.doctor.DoctorFixtures;
import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.events.ClusterEvents;
import com.deblox.dockermod.events.EventsNode;
import com.deblox.dockermod.http.JsonErrorController;
import com.deblox.dockermod.ownership.ContainerEntry;
import com.deblox.dockermod.ownership.ContainerIndex;
import com.deblox.dockermod.ownership.OwnershipFixtures;
import com.deblox.dockermod.observation.Observations;
import com.deblox.dockermod.routing.ClusterEngine;
import com.deblox.dockermod.routing.NodeAdministration;
import com.deblox.dockermod.routing.OperationDeadlines;
import com.deblox.dockermod.routing.RoutingFixtures;
import com.deblox.dockermod.security.CurrentCaller;
import com.deblox.dockermod.security.Rights;
import com.deblox.dockermod.templates.Templates;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * This API in a real server, over a member of a cluster of one whose daemon is none; and
 * without security.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = ServedApi.ApiApplication.class,
		properties = "spring.autoconfigure.exclude=org.springframework.boot.hazelcast.autoconfigure.HazelcastAutoConfiguration,"
				+ "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration,"
				+ "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration,"
				+ "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration")
abstract class ServedApi {

	/** The header of a request whose caller would not be let in again. */
	static final String TAKEN_BACK = "X-Taken-Back";

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	@LocalServerPort
	int port;

	@Autowired
	TestNode node;

	@Autowired
	MirroredMap<ContainerEntry> containers;

	@BeforeEach
	void begin() {
		this.node.pool.register("node1");
		this.node.pool.undrain("node1");
		this.node.engine.asked.clear();
		this.node.engine.answers(204, "");
		this.containers.all().keySet().forEach(this.containers::remove);
	}

	HttpResponse<String> get(String path) {
		return send("GET", path);
	}

	HttpResponse<String> post(String path) {
		return send("POST", path);
	}

	HttpResponse<String> get(String path, String header, String value) {
		return send(request("GET", path).header(header, value).build());
	}

	HttpResponse<String> send(String method, String path) {
		return send(request(method, path).build());
	}

	private HttpRequest.Builder request(String method, String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.timeout(Duration.ofSeconds(30))
			.method(method, HttpRequest.BodyPublishers.noBody());
	}

	private static HttpResponse<String> send(HttpRequest request) {
		try {
			return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	/** The API over a fake daemon. */
	@EnableAutoConfiguration
	@Import(ApiConfiguration.class)
	static class ApiApplication {

		@Bean(destroyMethod = "close")
		TestNode node() {
			return TestNode.start("node1", null, OwnershipFixtures.onTheWire(), EventsNode.onTheWire(),
					DoctorFixtures.onTheWire());
		}

		@Bean(destroyMethod = "")
		EventsNode eventsNode(TestNode node) {
			return EventsNode.on(node);
		}

		@Bean
		ClusterEvents clusterEvents(EventsNode node) {
			return node.events();
		}

		@Bean
		ClusterCheckup clusterCheckup(TestNode node) {
			return DoctorFixtures.on(node);
		}

		@Bean
		Nodes nodes(TestNode node) {
			return node.nodes;
		}

		@Bean
		Identity identity(TestNode node) {
			return node.identity;
		}

		@Bean
		MirroredMap<ContainerEntry> containers(TestNode node) {
			return OwnershipFixtures.containers(node.maps, "containers");
		}

		@Bean
		ContainerIndex index(MirroredMap<ContainerEntry> containers) {
			return OwnershipFixtures.index(containers);
		}

		@Bean
		NodeAdministration administration(TestNode node) {
			return RoutingFixtures.administration(node.pool);
		}

		@Bean
		ClusterEngine cluster(TestNode node, ContainerIndex index) {
			return RoutingFixtures.engine(node, index);
		}

		@Bean
		OperationDeadlines deadlines() {
			return RoutingFixtures.deadlines();
		}

		@Bean
		Rights rights() {
			return new Rights();
		}

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

		@Bean
		Observations observations(ObservationRegistry registry) {
			return new Observations(registry);
		}

		@Bean
		Templates templates() {
			return new Templates(Path.of("templates"));
		}

		@Bean
		JsonErrorController jsonErrorController() {
			return new JsonErrorController();
		}

		@Bean
		Filter caller() {
			return (request, response, chain) -> {
				request.setAttribute(CurrentCaller.class.getName(), Caller.LOCAL);
				if (((HttpServletRequest) request).getHeader(TAKEN_BACK) != null) {
					BooleanSupplier standing = () -> false;
					request.setAttribute(CurrentCaller.class.getName() + ".standing", standing);
				}
				chain.doFilter(request, response);
			};
		}

	}

}
