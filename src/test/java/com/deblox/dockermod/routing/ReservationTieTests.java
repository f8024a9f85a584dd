package com.deblox.dockermod.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * That reservations fill a node and no more. Each of the fake engines has 8192 bytes of
 * memory and 4 cpus.
 */
@ExtendWith(SharedCluster.class)
class ReservationTieTests {

	private static final String HALF = "{\"Memory\":4096}";

	private final RoutingCluster cluster;

	private final ContainerCreator creator;

	ReservationTieTests(RoutingCluster cluster, ContainerCreator creator) {
		this.cluster = cluster;
		this.creator = creator;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{'Memory':4097}", "{'MemoryReservation':4097,'Memory':9000}",
			"{'NanoCpus':2500000000}", "{'Memory':1,'NanoCpus':2500000000}" })
	void nodeWhereItNoLongerFitsIsRefused(String host) {
		runs(this.cluster.dockerB, HALF, "{\"NanoCpus\":2000000000}");
		assertThat(eligible(host.replace('\'', '"')).all()).containsExactly(RoutingCluster.A, RoutingCluster.C);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'Memory':4096}", "{'MemoryReservation':4096,'Memory':9000}", "{'NanoCpus':2000000000}",
			"{'MemoryReservation':0,'Memory':10}", "{'MemoryReservation':1}" })
	void nodeWhereItJustFitsIsNot(String host) {
		runs(this.cluster.dockerB, "{\"Memory\":9000,\"MemoryReservation\":4096}", "{\"NanoCpus\":2000000000}",
				"{\"Memory\":-1,\"NanoCpus\":0,\"CpuQuota\":100000}");
		assertThat(eligible(host.replace('\'', '"')).all()).hasSize(3);
	}

	@Test
	void noRoomAnywhereSaysHowMuchIsFreeNodeByNode() {
		runs(this.cluster.dockerA, "{\"NanoCpus\":3500000000}");
		runs(this.cluster.dockerB, "{\"NanoCpus\":9000000000}");
		runs(this.cluster.dockerC, "{\"NanoCpus\":2000000000}", "{\"NanoCpus\":1250000000}");
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> eligible("{\"NanoCpus\":1000000000}"))
			.withMessage("No node can take a new container. "
					+ "a: 1 cpus are reserved by it, and 0.5 of the node's 4 are free; "
					+ "b: 1 cpus are reserved by it, and 0 of the node's 4 are free; "
					+ "c: 1 cpus are reserved by it, and 0.75 of the node's 4 are free")
			.extracting(EngineException::situation)
			.isEqualTo(Situation.NO_NODE);
	}

	@Test
	void memoryIsToldInMebibytes() {
		long mebibyte = 1024 * 1024;
		Reservation all = new Reservation(2048 * mebibyte, 0);
		assertThat(new Reservation(512 * mebibyte, 0).lacks(new Reservation(512 * mebibyte - 1, 0), all))
			.isEqualTo("512 MiB of memory are reserved by it, and 511 of the node's 2048 MiB are free");
		assertThat(new Reservation(512 * mebibyte, 0).lacks(new Reservation(512 * mebibyte, -1), all)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"Memory\":0,\"MemoryReservation\":0,\"NanoCpus\":0}", "{\"Memory\":-1}",
			"{\"CpuQuota\":50000,\"CpuPeriod\":100000}" })
	void whatReservesNothingIsNoReasonToAsk(String host) {
		assertThat(eligible(host).all()).hasSize(3);
		assertThat(this.cluster.asked()).isEmpty();
	}

	@Test
	void onlyNodesThatEverythingElseHasLeftAreAsked() {
		ObjectNode spec = RoutingCluster.spec("alpine");
		spec.putObject("HostConfig").put("Memory", 1);
		spec.putObject("Labels").put("com.docker.swarm.constraints", "[\"node==b\"]");
		this.cluster.placement
			.eligible(new ContainerOrder(spec, null, null, PullPolicy.NEVER, null, null, Requests.ORIGIN));
		assertThat(this.cluster.dockerB.asked()).containsExactly("GET /containers/json");
		assertThat(this.cluster.dockerA.asked()).isEmpty();
		assertThat(this.cluster.dockerC.asked()).isEmpty();
	}

	@Test
	void aHundredContainersAreAllCounted() {
		List<String> hosts = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			hosts.add("{\"Memory\":80}");
		}
		runs(this.cluster.dockerA, hosts.toArray(String[]::new));
		assertThat(eligible("{\"Memory\":192}").all()).hasSize(3);
		assertThat(eligible("{\"Memory\":193}").all()).containsExactly(RoutingCluster.B, RoutingCluster.C);
	}

	@Test
	void nodeThatDoesNotSayWhatItsContainersReserveIsRefused() {
		this.cluster.dockerA.engine()
			.answers((request) -> request.path().isContainerOperation()
					? this.cluster.nodeA.engine.answer(500, "{\"message\":\"no\"}")
					: this.cluster.nodeA.engine.answer(200, "[{\"Id\":\"x\"}]"));
		this.cluster.nodeC.engine.fails(Situation.TIMEOUT);
		Eligible eligible = eligible(HALF);
		assertThat(eligible.all()).containsExactly(RoutingCluster.B);
		assertThat(eligible.refusals().values())
			.containsOnly("what its running containers leave free is not known: it did not answer");
	}

	@Test
	void containerThatEndsMeanwhileReservesNothing() {
		this.cluster.dockerA.engine()
			.answers((request) -> request.path().isContainerOperation()
					? this.cluster.nodeA.engine.answer(404, "{\"message\":\"No such container: x\"}")
					: this.cluster.nodeA.engine.answer(200, "[{\"Id\":\"x\"}]"));
		assertThat(eligible("{\"Memory\":8192}").all()).hasSize(3);
	}

	@Test
	void bulkFillsTheNodesAndSaysWhyNoMore() {
		runs(this.cluster.dockerB, HALF);
		List<NodeAnswer> answers = this.creator.create(order(HALF, 7));
		assertThat(answers).extracting(NodeAnswer::status).containsExactly(201, 201, 201, 201, 201, 503, 503);
		assertThat(this.cluster.dockerA.specs).hasSize(2);
		assertThat(this.cluster.dockerB.specs).hasSize(1);
		assertThat(this.cluster.dockerC.specs).hasSize(2);
		assertThat(((NodeAnswer.Failed) answers.getLast()).failure()).hasMessageContaining("; b: 1 MiB of memory are");
	}

	@Test
	void bulkThatFitsIsSpreadEvenly() {
		this.creator.create(order("{\"Memory\":1}", 7));
		assertThat(this.cluster.dockers()).allSatisfy((docker) -> assertThat(docker.specs).hasSizeBetween(2, 3));
	}

	@Test
	void createsUnderWayCountUntilTheyAreDone() throws Exception {
		CountDownLatch asked = new CountDownLatch(3);
		CountDownLatch go = new CountDownLatch(1);
		this.cluster.dockers()
			.forEach((docker) -> docker.engine()
				.answers((request) -> request.path().toString().equals("/containers/create")
						? late(docker, request, asked, go) : docker.execute(request)));
		CompletableFuture<List<NodeAnswer>> first = CompletableFuture
			.supplyAsync(() -> this.creator.create(order("{\"Memory\":8192}", 3)));
		assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> this.creator.create(order("{\"Memory\":1}", 1)));
		go.countDown();
		assertThat(first.get(1, TimeUnit.MINUTES)).extracting(NodeAnswer::status).containsOnly(201);
		assertThat(this.creator.create(order("{\"Memory\":8192}", 3))).extracting(NodeAnswer::status).containsOnly(201);
	}

	private static EngineResponse late(FakeDocker docker, EngineRequest request, CountDownLatch asked,
			CountDownLatch go) {
		asked.countDown();
		try {
			assertThat(go.await(1, TimeUnit.MINUTES)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return docker.execute(request);
	}

	/** Its daemon runs containers with these host configurations. */
	private static void runs(FakeDocker docker, String... hosts) {
		StringBuilder list = new StringBuilder();
		for (int i = 0; i < hosts.length; i++) {
			list.append((i > 0) ? "," : "").append("{\"Id\":\"running").append(i).append("\"}");
		}
		docker.engine().answers((request) -> {
			String path = request.path().toString();
			if (path.equals("/containers/json")) {
				return docker.engine().answer(200, "[" + list + "]");
			}
			return path.startsWith("/containers/running")
					? docker.engine()
						.answer(200, "{\"HostConfig\":" + hosts[Integer.parseInt(path.replaceAll("\\D", ""))] + "}")
					: docker.execute(request);
		});
	}

	private Eligible eligible(String host) {
		return this.cluster.placement.eligible(order(host, null));
	}

	private static ContainerOrder order(String host, @Nullable Integer instances) {
		ObjectNode spec = RoutingCluster.spec("alpine");
		spec.set("HostConfig", JsonMapper.shared().readTree(host));
		return new ContainerOrder(spec, null, instances, PullPolicy.NEVER, null, null, Requests.ORIGIN);
	}

}
