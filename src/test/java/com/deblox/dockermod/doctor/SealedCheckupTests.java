package com.deblox.dockermod.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import com.deblox.dockermod.cluster.TestNode;
import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.security.ClusterSecret;
import com.deblox.dockermod.security.RequestSigner;
import com.hazelcast.core.HazelcastInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That a node looks at itself only for who knows the cluster's secret.
 */
class SealedCheckupTests {

	private static final NodeName NODE = new NodeName("node1");

	private static TestNode node;

	@BeforeAll
	static void start() {
		node = TestNode.start("node1", null, DoctorFixtures.onTheWire());
		DoctorFixtures.on(node);
	}

	@AfterAll
	static void stop() {
		node.close();
	}

	private static CheckupTask task(NodeName target, ClusterSecret secret) {
		return CheckupTask.sealed(target, new RequestSigner(secret), Deadline.in(Duration.ofSeconds(8)),
				node.hazelcast.getCluster().getClusterTime());
	}

	private static @Nullable Checkup ask(CheckupTask task) throws Exception {
		HazelcastInstance hazelcast = node.hazelcast;
		return hazelcast.getExecutorService(Examiner.EXECUTOR)
			.submitToMember(task, hazelcast.getCluster().getLocalMember())
			.get(30, TimeUnit.SECONDS);
	}

	@Test
	void whoKnowsTheSecretIsToldHowTheNodeIs() throws Exception {
		Checkup checkup = Objects.requireNonNull(ask(task(NODE, DoctorFixtures.SECRET)));
		assertThat(checkup.node()).isEqualTo("node1");
		assertThat(checkup.templates()).isNotEmpty();
	}

	@Test
	void whoDoesNotIsToldNothing() throws Exception {
		ClusterSecret another = new ClusterSecret("what somebody else made up");
		assertThat(ask(task(NODE, another))).isNull();
		Examiner stranger = new Examiner(NODE, List::of, node.hazelcast, Clock.systemUTC(), new RequestSigner(another));
		assertThat(stranger.examine().silent()).containsOnlyKeys("node1");
	}

	@Test
	void aQuestionIsGoodForItsNodeAndOnce() throws Exception {
		assertThat(ask(task(new NodeName("node2"), DoctorFixtures.SECRET))).isNull();
		CheckupTask task = task(NODE, DoctorFixtures.SECRET);
		assertThat(ask(task)).isNotNull();
		assertThat(ask(task)).isNull();
	}

}
