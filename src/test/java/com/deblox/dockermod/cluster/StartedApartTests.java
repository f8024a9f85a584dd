package com.deblox.dockermod.cluster;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import com.hazelcast.config.Config;
import com.hazelcast.config.TcpIpConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Nodes that each started alone, and find the others later.
 */
class StartedApartTests {

	private static final List<String> NAMES = List.of("a", "b", "c");

	private final List<String> addresses = new CopyOnWriteArrayList<>();

	private final List<TestNode> nodes = new ArrayList<>();

	@AfterEach
	void stop() {
		this.nodes.forEach(TestNode::close);
	}

	@Test
	void becomeOneClusterInWhichEachSeesAll() {
		NAMES.forEach((name) -> this.nodes.add(TestNode.start(name, null, this::lookForTheOthers)));
		assertThat(this.nodes).allSatisfy((node) -> assertThat(node.nodes.all()).hasSize(1));
		this.nodes.forEach((node) -> this.addresses
			.add("127.0.0.1:" + node.hazelcast.getCluster().getLocalMember().getAddress().getPort()));
		for (TestNode node : this.nodes) {
			await().until(() -> NAMES.stream().allMatch((name) -> node.sees(name, NodeState.UP)));
		}
	}

	/** At addresses that are known when all have started. */
	private void lookForTheOthers(Config config) {
		TcpIpConfig list = new MemberList(new TcpIpConfig().setConnectionTimeoutSeconds(2), List.of(),
				() -> this.addresses, InetAddress::getAllByName, UnaryOperator.identity());
		config.getAdvancedNetworkConfig().getJoin().setTcpIpConfig(list);
	}

}
