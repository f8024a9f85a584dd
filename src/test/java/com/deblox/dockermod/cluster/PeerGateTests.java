package com.deblox.dockermod.cluster;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.security.ClusterSecret;
import com.deblox.dockermod.security.RequestSigner;
import com.deblox.dockermod.security.Seal;
import com.deblox.dockermod.security.TimeLeft;
import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * That a member can have nothing done which is not sealed for this node, just now.
 */
class PeerGateTests {

	private static final EngineRequest REQUEST = Requests.post("containers", "create").withBody(new byte[] { 1 });

	private static final TimeLeft TIME = TimeLeft.of(REQUEST.deadline());

	private static final RequestSigner SIGNER = new RequestSigner(TestMembers.SECRET);

	private static final AtomicBoolean ran = new AtomicBoolean();

	private static TestNode node;

	private static HazelcastInstance peer;

	@BeforeAll
	static void startMembers() {
		node = TestNode.start("a", null);
		peer = TestMembers.start("b", node.hazelcast);
	}

	@AfterAll
	static void stopMembers() {
		peer.getLifecycleService().terminate();
		node.close();
	}

	@BeforeEach
	void reset() {
		node.engine.asked.clear();
	}

	@Test
	void sealedRequestRunsOnce() throws Exception {
		PeerTask task = new PeerTask(REQUEST, TIME, seal("a", now()));
		assertThat(send(task).status()).isEqualTo(204);
		assertThat(refusal(task)).contains("it came before");
		assertThat(node.engine.asked).hasSize(1);
		assertThat(node.engine.asked.getFirst().node()).as("never forwarded again").isNull();
	}

	@Test
	void requestSealedWithAnotherSecretIsRefused() throws Exception {
		Seal seal = new RequestSigner(new ClusterSecret("another secret of another cluster")).seal(new NodeName("a"),
				REQUEST, TIME, now());
		assertThat(refusal(new PeerTask(REQUEST, TIME, seal))).contains("signature does not fit");
	}

	@Test
	void requestSealedForAnotherNodeIsRefused() throws Exception {
		assertThat(refusal(new PeerTask(REQUEST, TIME, seal("b", now())))).contains("signature does not fit");
	}

	@Test
	void requestSealedLongAgoIsRefused() throws Exception {
		assertThat(refusal(new PeerTask(REQUEST, TIME, seal("a", now() - 31_000)))).contains("more than 30 s away");
	}

	@Test
	void requestChangedOnItsWayIsRefused() throws Exception {
		Seal seal = seal("a", now());
		assertThat(refusal(new PeerTask(REQUEST.withBody(new byte[] { 2 }), TIME, seal))).contains("does not fit");
		assertThat(refusal(new PeerTask(REQUEST.withHeader("A", "b"), TIME, seal))).contains("does not fit");
		assertThat(refusal(new PeerTask(REQUEST, new TimeLeft(1, -1), seal))).contains("does not fit");
		assertThat(send(new PeerTask(REQUEST, TIME, seal)).status()).as("the seal is still good").isEqualTo(204);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/../secrets", "/containers//json", "/containers?all", "/%zz" })
	void requestThatCannotBeReadIsRefused(String path) throws Exception {
		PeerTask task = new PeerTask("GET", path, Map.of(), null, "token", "id", TIME, seal("a", now()));
		assertThat(refusal(task)).isNotEmpty();
	}

	@Test
	void requestWithATimeBeyondAllMeasureIsRefused() throws Exception {
		TimeLeft endless = new TimeLeft(Long.MAX_VALUE, -1);
		refusal(new PeerTask(REQUEST, endless, seal("a", now())));
	}

	@Test
	void requestToAMemberWithoutAGateSaysThatItIsStarting() throws Exception {
		PeerTask task = new PeerTask(REQUEST, TIME, seal("b", now()));
		PeerReply reply = node.hazelcast.getExecutorService(PeerLane.QUICK.executorName())
			.submitToMember(task, peer.getCluster().getLocalMember())
			.get();
		assertThat(failure(reply).situation()).isEqualTo(Situation.NODE_LOST);
	}

	@Test
	void taskOfAForeignClassIsNotEvenRead() {
		Callable<String> foreign = new Foreign();
		assertThatExceptionOfType(ExecutionException.class)
			.isThrownBy(() -> peer.getExecutorService(PeerLane.QUICK.executorName())
				.submitToMember(foreign, memberOfNode())
				.get())
			.havingRootCause()
			.withMessageContaining("Foreign");
		assertThat(ran).isFalse();
	}

	@Test
	void memberPortRefusesClients() {
		ClientConfig config = new ClientConfig();
		config.setClusterName(node.hazelcast.getConfig().getClusterName());
		config.setProperty("hazelcast.logging.type", "slf4j");
		config.getNetworkConfig()
			.setConnectionTimeout(300)
			.addAddress("127.0.0.1:" + memberOfNode().getAddress().getPort());
		config.getConnectionStrategyConfig().getConnectionRetryConfig().setClusterConnectTimeoutMillis(1);
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> HazelcastClient.newHazelcastClient(config));
	}

	private static long now() {
		return node.hazelcast.getCluster().getClusterTime();
	}

	private static Seal seal(String target, long at) {
		return SIGNER.seal(new NodeName(target), REQUEST, TIME, at);
	}

	private static Member memberOfNode() {
		return node.hazelcast.getCluster().getLocalMember();
	}

	private static PeerReply send(PeerTask task) throws Exception {
		return peer.getExecutorService(PeerLane.QUICK.executorName()).submitToMember(task, memberOfNode()).get();
	}

	private static String refusal(PeerTask task) throws Exception {
		int before = node.engine.asked.size();
		EngineException failure = failure(send(task));
		assertThat(failure.situation()).isEqualTo(Situation.FORBIDDEN);
		assertThat(node.engine.asked).as("nothing was asked of the engine").hasSize(before);
		return failure.getMessage();
	}

	private static EngineException failure(PeerReply reply) {
		return catchThrowableOfType(EngineException.class, () -> reply.toResponse(new NodeName("a")));
	}

	private static final class Foreign implements Callable<String>, java.io.Serializable {

		@Override
		public String call() {
			ran.set(true);
			return "ran";
		}

	}

}
