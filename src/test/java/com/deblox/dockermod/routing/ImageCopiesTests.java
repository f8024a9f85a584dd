package com.deblox.dockermod.routing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That an image follows its container to a node that lacks it.
 */
@ExtendWith(SharedCluster.class)
class ImageCopiesTests {

	private static final String SAVE = "GET /images/shop%3A1/get";

	private static final String LOAD = "POST /images/load?quiet=0";

	private final RoutingCluster cluster;

	private final ContainerCreator creator;

	ImageCopiesTests(RoutingCluster cluster, ContainerCreator creator) {
		this.cluster = cluster;
		this.creator = creator;
	}

	@AfterEach
	void stop() {
		this.cluster.copies.close();
	}

	@Test
	void nodeThatIsForcedIsBroughtTheImageFromOneThatHasIt() {
		this.cluster.dockerC.images.add("shop:1");
		assertThat(create("shop:1", 1, RoutingCluster.B)).extracting(NodeAnswer::status).containsOnly(201);
		assertThat(this.cluster.dockerC.asked()).contains(SAVE);
		assertThat(this.cluster.dockerB.asked()).containsSubsequence("POST /containers/create", LOAD,
				"POST /containers/create");
		assertThat(this.cluster.dockerB.images).contains("shop:1");
	}

	@Test
	void nodesThatHaveTheImageComeFirst() {
		this.cluster.dockerC.images.add("shop:1");
		assertThat(create("shop:1", 4, null)).extracting(NodeAnswer::status).containsOnly(201);
		assertThat(this.cluster.dockerC.specs).hasSize(4);
		assertThat(this.cluster.asked()).doesNotContain(SAVE, LOAD);
	}

	@Test
	void imageThatNobodyHasIsDockersOwnRefusal() {
		NodeAnswer answer = create("shop:1", 1, RoutingCluster.B).getFirst();
		assertThat(answer.status()).isEqualTo(404);
		assertThat(DaemonMessage.of((NodeAnswer.Answered) answer)).isEqualTo("No such image: shop:1");
		assertThat(this.cluster.asked()).doesNotContain(SAVE, LOAD);
	}

	@Test
	void imageThatNoRegistryGivesIsCopied() {
		this.cluster.dockerC.images.add("shop:1");
		this.cluster.dockerB.engine()
			.answers((request) -> request.path().toString().startsWith("/images/create")
					? this.cluster.nodeB.engine.answer(500, "{\"message\":\"no route to host\"}")
					: this.cluster.dockerB.execute(request));
		assertThat(create(PullPolicy.MISSING, RoutingCluster.B).status()).isEqualTo(201);
		assertThat(this.cluster.dockerB.asked()).contains(LOAD);
		this.cluster.dockerB.images.clear();
		assertThat(create(PullPolicy.ALWAYS, RoutingCluster.B).status()).as("always means from the registry")
			.isEqualTo(500);
	}

	@Test
	void pullThatFailsIsToldWhereNobodyHasTheImage() {
		this.cluster.dockerB.engine()
			.answers((request) -> request.path().toString().startsWith("/images/create")
					? this.cluster.nodeB.engine.answer(500, "{\"message\":\"no route to host\"}")
					: this.cluster.dockerB.execute(request));
		NodeAnswer answer = create(PullPolicy.MISSING, RoutingCluster.B);
		assertThat(DaemonMessage.of((NodeAnswer.Answered) answer)).isEqualTo("no route to host");
	}

	@Test
	void bulkOnOneNodeIsBroughtOneCopy() {
		this.cluster.dockerC.images.add("shop:1");
		assertThat(create("shop:1", 20, RoutingCluster.B)).extracting(NodeAnswer::status).containsOnly(201);
		assertThat(this.cluster.dockerB.asked()).filteredOn(LOAD::equals).hasSize(1);
	}

	@Test
	void ordersAtOnceShareOneCopy() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		this.cluster.dockerC.images.add("shop:1");
		this.cluster.dockerC.engine().answers((request) -> {
			if (request.path().toString().endsWith("/get")) {
				begun.countDown();
				await(go);
			}
			return this.cluster.dockerC.execute(request);
		});
		CompletableFuture<@Nullable EngineException> first = CompletableFuture.supplyAsync(this::copy);
		await(begun);
		CompletableFuture<@Nullable EngineException> second = new CompletableFuture<>();
		Thread waiting = Thread.ofPlatform().start(() -> second.complete(copy()));
		Awaitility.await()
			.until(() -> Arrays.stream(waiting.getStackTrace())
				.anyMatch((frame) -> frame.getMethodName().equals("join")));
		go.countDown();
		assertThat(first.get(1, TimeUnit.MINUTES)).isNull();
		assertThat(second.get(1, TimeUnit.MINUTES)).isNull();
		assertThat(this.cluster.dockerC.asked()).filteredOn(SAVE::equals).hasSize(1);
	}

	@Test
	void copyThatNoLongerMovesIsGivenUp() throws Exception {
		CountDownLatch closed = new CountDownLatch(1);
		InputStream stuck = new SequenceInputStream(new ByteArrayInputStream(new byte[1]), new InputStream() {

			@Override
			public int read() throws IOException {
				return read(new byte[1], 0, 1);
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				try {
					new CountDownLatch(1).await();
					return -1;
				}
				catch (InterruptedException ex) {
					throw new IOException(ex);
				}
			}

		});
		this.cluster.dockerC.engine()
			.answers((request) -> new EngineResponse(RoutingCluster.C, 200, Map.of(), stuck, closed::countDown));
		try (ImageCopies copies = new ImageCopies(
				(node) -> (node.equals(RoutingCluster.C) ? this.cluster.dockerC : this.cluster.dockerB).engine(),
				() -> Deadline.whileTalking(Duration.ofMillis(50)), this.cluster.pulls)) {
			EngineException failure = copies.copy("shop:1", RoutingCluster.C, RoutingCluster.B, Requests.ORIGIN);
			assertThat(failure)
				.hasMessage("The image shop:1 could not be copied from c to b: nothing moved for too long");
			assertThat(closed.await(1, TimeUnit.MINUTES)).as("the source is let go").isTrue();
		}
	}

	@Test
	void digestIsLeftToTheRegistry() {
		String image = "shop@sha256:" + "0".repeat(64);
		this.cluster.dockerC.images.add(image);
		assertThat(create(image, 1, RoutingCluster.B).getFirst().status()).isEqualTo(404);
	}

	@Test
	void whatTheTargetSaysOfTheLoadIsTold() {
		this.cluster.dockerC.images.add("shop:1");
		this.cluster.dockerB.engine()
			.answers((request) -> request.path().toString().startsWith("/images/load")
					? this.cluster.nodeB.engine.answer(200,
							"{\"status\":\"Loading\"}\n{\"errorDetail\":{\"message\":\"no space left on device\"}}")
					: this.cluster.dockerB.execute(request));
		EngineException failure = failure(create("shop:1", 1, RoutingCluster.B).getFirst());
		assertThat(failure.situation()).isEqualTo(Situation.NOT_COPIED);
		assertThat(failure).hasMessage("The image shop:1 could not be copied from c to b: no space left on device");
	}

	@Test
	void sourceThatBreaksOffIsNamedAndAnotherIsTried() {
		this.cluster.dockerA.images.add("shop:1");
		this.cluster.dockerC.images.add("shop:1");
		breaksOff(this.cluster.dockerA);
		assertThat(create("shop:1", 1, RoutingCluster.B).getFirst().status()).isEqualTo(201);
		this.cluster.dockerB.images.remove("shop:1");
		breaksOff(this.cluster.dockerC);
		EngineException failure = failure(create("shop:1", 1, RoutingCluster.B).getFirst());
		assertThat(failure.situation()).isEqualTo(Situation.ENGINE_BROKE_OFF);
		assertThat(failure).hasMessage(
				"The image shop:1 could not be copied from c to b: its source broke off before the image was whole");
	}

	private void breaksOff(FakeDocker docker) {
		InputStream half = new InputStream() {

			@Override
			public int read() throws IOException {
				throw new IOException("gone");
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				throw new IOException("gone");
			}

		};
		docker.engine()
			.answers((request) -> request.path().toString().endsWith("/get")
					? new EngineResponse(docker.node(), 200, Map.of(), half, () -> {
					}) : docker.execute(request));
	}

	private @Nullable EngineException copy() {
		return this.cluster.copies.copy("shop:1", RoutingCluster.C, RoutingCluster.B, Requests.ORIGIN);
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static EngineException failure(NodeAnswer answer) {
		return ((NodeAnswer.Failed) answer).failure();
	}

	private NodeAnswer create(PullPolicy pull, NodeName node) {
		return this.creator
			.create(new ContainerOrder(RoutingCluster.spec("shop:1"), null, null, pull, node, null, Requests.ORIGIN))
			.getFirst();
	}

	private List<NodeAnswer> create(String image, int instances, @Nullable NodeName node) {
		return this.creator.create(new ContainerOrder(RoutingCluster.spec(image), null, instances, PullPolicy.NEVER,
				node, null, Requests.ORIGIN));
	}

}
