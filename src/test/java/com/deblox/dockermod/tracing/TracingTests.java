package com.deblox.dockermod.tracing;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.deblox.dockermod.cluster.TestNode;
import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.EngineTracing;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.observation.Observations;
import com.deblox.dockermod.observation.Served;
import com.deblox.dockermod.observation.Surface;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * What a collector of traces receives.
 */
@ExtendWith(OutputCaptureExtension.class)
class TracingTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String CALLER = "b7ad6b7169203331";

	private static final String SAMPLED = "00-" + TRACE + "-" + CALLER + "-01";

	private OtlpReceiver receiver;

	private final List<AutoCloseable> open = new ArrayList<>();

	@BeforeEach
	void receive() throws IOException {
		this.receiver = OtlpReceiver.start();
	}

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable one : this.open.reversed()) {
			one.close();
		}
		this.receiver.close();
	}

	@Test
	void oneRequestOverThreeNodesIsOneTreeUnderItsCallersStep() {
		Recorded node1 = recorded("node1");
		TestNode first = node(node1, null);
		TestNode second = node(recorded("node2"), first);
		TestNode third = node(recorded("node3"), first);
		await().until(() -> second.nodes.all().size() == 3 && third.nodes.all().size() == 3);

		Origin origin = new Origin(Caller.TOKEN, RequestId.of(SAMPLED));
		try (Served served = node1.begin(origin)) {
			served.is("GET /containers/{id}/json", false);
			EngineRequest request = EngineRequest.of("GET",
					DockerPath.of("containers", "web", "json").with("size", "hidden"), origin,
					Deadline.in(Duration.ofSeconds(20)));
			for (String name : List.of("node1", "node2", "node3")) {
				first.engineOf(name).execute(request).close();
			}
			served.answered(new NodeName("node3"), 200, null);
		}

		await().until(() -> this.receiver.steps().size() >= 8);
		List<ReceivedStep> steps = this.receiver.steps();
		assertThat(steps).hasSize(8).allSatisfy((step) -> assertThat(step.trace()).isEqualTo(TRACE));
		ReceivedStep root = only(steps, CALLER);
		assertThat(root.id()).isEqualTo(origin.id().spanId());
		assertThat(root.name()).isEqualTo("GET /containers/{id}/json");
		assertThat(root.attributes()).containsEntry("user.name", "token")
			.containsEntry("http.response.status_code", "200")
			.containsEntry("client.address", "10.0.0.7");
		assertThat(below(steps, root)).extracting(TracingTests::place)
			.containsExactlyInAnyOrder("node1 asks dockerd", "node1 asks dockermod", "node1 asks dockermod");
		Set<String> peers = below(steps, root).stream()
			.filter((step) -> place(step).endsWith("dockermod"))
			.map((step) -> only(steps, step.id()))
			.map((served) -> place(served) + ", " + place(only(steps, served.id())))
			.collect(Collectors.toSet());
		assertThat(peers).containsExactlyInAnyOrder("node2 serves, node2 asks dockerd",
				"node3 serves, node3 asks dockerd");
		assertThat(steps.toString()).doesNotContain("hidden");
		assertThat(this.receiver.authorizations()).containsOnly("Bearer of-the-collector");
	}

	@Test
	void theDaemonIsToldItsPlaceInTheTree() {
		Recorded recorded = recorded("node1");
		List<EngineRequest> asked = new ArrayList<>();
		EngineRequest request = request(new Origin(Caller.TOKEN, RequestId.of(SAMPLED)));
		assertThat(catchThrowable(() -> recorded.tracing().trace(EngineTracing.Role.DAEMON, recorded.node(), (one) -> {
			asked.add(one);
			throw new IllegalStateException("gone");
		}).execute(request))).hasMessage("gone");
		await().until(() -> !this.receiver.steps().isEmpty());
		ReceivedStep step = this.receiver.steps().getFirst();
		assertThat(asked.getFirst().headers().get("traceparent"))
			.containsExactly("00-" + TRACE + "-" + step.id() + "-01");
		assertThat(step.attributes()).containsEntry("error.type", "java.lang.IllegalStateException");
	}

	@Test
	void whoRecordsNothingHimselfIsNotRecordedAndWhatANodeAsksOnItsOwnNeither() {
		Recorded recorded = recorded("node1");
		String unsampled = "00-" + TRACE + "-" + CALLER + "-00";
		for (Origin origin : List.of(new Origin(Caller.TOKEN, RequestId.of(unsampled)), Origin.ofNode())) {
			recorded.begin(origin).close();
			recorded.tracing()
				.trace(EngineTracing.Role.DAEMON, recorded.node(),
						(one) -> EngineResponse.of(recorded.node(), 200, Map.of(), new byte[0]))
				.execute(request(origin))
				.close();
		}
		recorded.begin(new Origin(Caller.TOKEN, RequestId.of(SAMPLED))).close();
		await().until(() -> this.receiver.steps().size() >= 2);
		assertThat(this.receiver.steps()).extracting(ReceivedStep::kind).containsOnly(2);
	}

	@Test
	void aCollectorThatFailsIsSaidOnceAndHoldsNobodyUp(CapturedOutput output) {
		this.receiver.answer(400);
		Recorded recorded = recorded("node1");
		String said = "Traces cannot be sent to " + this.receiver.endpoint();
		for (int round = 0; round < 3; round++) {
			for (int i = 0; i < 5000; i++) {
				recorded.begin(new Origin(Caller.TOKEN, RequestId.random())).close();
			}
			int before = this.receiver.authorizations().size();
			await().until(() -> this.receiver.authorizations().size() > before);
		}
		await().until(() -> output.getAll().contains(said));
		this.receiver.answer(200);
		await().until(() -> {
			recorded.begin(new Origin(Caller.TOKEN, RequestId.random())).close();
			return output.getAll().contains("Traces are sent to " + this.receiver.endpoint() + " again");
		});
		assertThat(output.getAll()).containsOnlyOnce(said)
			.doesNotContain("of-the-collector")
			.doesNotContain("\tat io.opentelemetry");
	}

	@Test
	void withoutAnEndpointThereIsNothing() {
		new ApplicationContextRunner().withUserConfiguration(TracingConfiguration.class)
			.run((context) -> assertThat(context).doesNotHaveBean(EngineTracing.class)
				.doesNotHaveBean(TracingConfiguration.class));
	}

	@Test
	void aSettingThatIsWrongIsOneSentence() {
		for (String setting : List.of("opentelemetry.tracing.export.otlp.endpoint=collector:4318",
				"opentelemetry.tracing.export.otlp.endpoint=", "opentelemetry.tracing.export.max-queue-size=0",
				"tracing.sampling.probability=2")) {
			context("management." + setting).run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageStartingWith("management." + setting.substring(0, setting.indexOf('=')) + " is ")
				.hasMessageContaining(" allowed"));
		}
	}

	private static EngineRequest request(Origin origin) {
		return EngineRequest.of("POST", DockerPath.of("containers", "web", "start"), origin,
				Deadline.in(Duration.ofSeconds(20)));
	}

	private static List<ReceivedStep> below(List<ReceivedStep> steps, ReceivedStep parent) {
		return steps.stream().filter((step) -> step.parent().equals(parent.id())).toList();
	}

	private static ReceivedStep only(List<ReceivedStep> steps, String parent) {
		List<ReceivedStep> found = steps.stream().filter((step) -> step.parent().equals(parent)).toList();
		assertThat(found).hasSize(1);
		return found.getFirst();
	}

	private static String place(ReceivedStep step) {
		return step.node() + ((step.kind() == 3) ? " asks " + step.attributes().get("peer.service") : " serves");
	}

	private TestNode node(Recorded recorded, @Nullable TestNode seed) {
		TestNode node = TestNode.start(recorded.node().value(), seed, recorded.tracing());
		this.open.add(node);
		return node;
	}

	private Recorded recorded(String name) {
		SpringApplication application = new SpringApplication(TracingConfiguration.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application
			.addInitializers((context) -> context.getBeanFactory().registerSingleton("self", new NodeName(name)));
		ConfigurableApplicationContext started = application.run(
				"--" + TracingProperties.ENDPOINT + "=" + this.receiver.endpoint(),
				"--management.opentelemetry.tracing.export.schedule-delay=50ms",
				"--management.opentelemetry.tracing.export.otlp.headers.authorization=Bearer of-the-collector");
		this.open.add(started);
		return new Recorded(new NodeName(name), started);
	}

	private ApplicationContextRunner context(String setting) {
		return new ApplicationContextRunner().withUserConfiguration(TracingConfiguration.class)
			.withBean("self", NodeName.class, () -> new NodeName("node1"))
			.withPropertyValues(TracingProperties.ENDPOINT + "=" + this.receiver.endpoint(), setting);
	}

	/**
	 * What one node records.
	 *
	 * @param node the node
	 * @param context its beans
	 */
	private record Recorded(NodeName node, ConfigurableApplicationContext context) {

		EngineTracing tracing() {
			return this.context.getBean(EngineTracing.class);
		}

		Served begin(Origin origin) {
			ObservationRegistry registry = ObservationRegistry.create();
			registry.observationConfig().observationHandler(this.context.getBean(ObservationHandler.class));
			return new Observations(registry).begin(Surface.DOCKER, origin, "10.0.0.7");
		}

	}

}
