package com.deblox.dockermod.audit;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.observation.Observations;
import com.deblox.dockermod.observation.Served;
import com.deblox.dockermod.observation.Surface;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an operator finds in the audit.
 */
class ServedChangesTests {

	private static final NodeName NODE2 = new NodeName("node2");

	private final Origin origin = new Origin(Caller.TOKEN, RequestId.random());

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final AuditLog log = new AuditLog();

	ServedChangesTests() {
		this.registry.observationConfig().observationHandler(new ServedChanges());
	}

	@AfterEach
	void close() {
		this.log.close();
	}

	@Test
	void aChangeIsOneLineWithWhoFromWhereWhatWhichContainerWhichNodeAndItsResult() {
		try (Served served = begin("10.0.0.7")) {
			served.is("POST /containers/{id}/stop", true);
			served.asks(() -> "POST /v1.41/containers/web/stop");
			served.concerns("web");
			served.answered(NODE2, 204, null);
			assertThat(this.log.lines()).isEmpty();
		}
		assertThat(this.log.lines()).containsExactly("who=token from=10.0.0.7 what=\"POST /v1.41/containers/web/stop\" "
				+ "container=web node=node2 status=204 result=success");
		assertThat(this.log.ids()).containsExactly(this.origin.id().value());
		assertThat(this.log.fields())
			.isEqualTo(Map.ofEntries(Map.entry("user.name", "token"), Map.entry("source.address", "10.0.0.7"),
					Map.entry("dockermod.surface", "docker"), Map.entry("event.action", "POST /containers/{id}/stop"),
					Map.entry("dockermod.request", "POST /v1.41/containers/web/stop"),
					Map.entry("dockermod.container", "web"), Map.entry("dockermod.node", "node2"),
					Map.entry("http.response.status_code", 204), Map.entry("dockermod.result", "success"),
					Map.entry("event.outcome", "success")));
	}

	@Test
	void aReadIsNotNoted() {
		try (Served served = begin("10.0.0.7")) {
			served.is("list-containers", false);
			served.answered(NODE2, 200, null);
		}
		assertThat(this.log.lines()).isEmpty();
	}

	@Test
	void whatIsRefusedOrFailsIsNotedWithoutWhatTheCallerSent() {
		try (Served served = begin("unix socket")) {
			served.is("create-container", true);
			served.asks(() -> "create-container image=app");
			served.failed(new EngineException(Situation.FORBIDDEN, null, "PASSWORD=hidden is not allowed"));
		}
		try (Served served = begin("unix socket")) {
			served.is("create-container", true);
			served.asks(() -> "create-container image=app");
		}
		assertThat(this.log.lines()).containsExactly(
				"who=token from=\"unix socket\" what=\"create-container image=app\" status=403 result=refused",
				"who=token from=\"unix socket\" what=\"create-container image=app\" status=0 result=unanswered");
		assertThat(this.log.fields()).containsEntry("event.outcome", "failure");
	}

	@Test
	void nothingThatACallerWritesLooksLikeAnotherLineOrField() {
		try (Served served = begin("10.0.0.7")) {
			served.is("start-container", true);
			served.asks(() -> "start-container");
			served.concerns("web\" status=200\n2026-01-01 who=admin\u2028\u001b[31m\\" + "x".repeat(10_000));
			served.answered(null, 404, null);
		}
		assertThat(this.log.lines()).hasSize(1)
			.first()
			.asString()
			.hasSizeLessThan(1000)
			.contains("container=\"web\\\" status=200\\u000a2026-01-01 who=admin\\u2028\\u001b[31m\\\\xxx")
			.endsWith("…\" status=404 result=refused");
	}

	@Test
	void ofABulkTheFirstAreNamedAndTheOthersCounted() {
		try (Served served = begin("10.0.0.7")) {
			served.is("create-container", true);
			served.made(List.of("a1"));
			served.answered(null, 200, null);
		}
		try (Served served = begin("10.0.0.7")) {
			served.is("create-container", true);
			served.made(IntStream.range(0, 1000).mapToObj((i) -> "id" + i).toList());
			served.answered(null, 207, null);
		}
		assertThat(this.log.lines().getFirst()).contains(" made=a1 ");
		assertThat(this.log.lines().getLast()).contains(",id19 and 980 more\" status=207 result=partial");
	}

	private Served begin(String from) {
		return new Observations(this.registry).begin(Surface.DOCKER, this.origin, from);
	}

}
