package com.deblox.dockermod.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Reach;
import com.deblox.dockermod.security.RequestSigner;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That members are asked, and their clocks compared.
 */
class ExaminerTests {

	private static HazelcastInstance hazelcast;

	/** Listens where a member is configured, and joins nobody. */
	private static ServerSocket alone;

	@BeforeAll
	static void start() throws IOException {
		alone = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.2"));
		Config config = new Config("doctor").setProperty("hazelcast.logging.type", "none")
			.setProperty("hazelcast.phone.home.enabled", "false");
		config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
		config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
		config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
		config.getMemberAttributeConfig().setAttribute("dockermod.node", "node1");
		config.getSerializationConfig()
			.getCompactSerializationConfig()
			.addSerializer(new CheckupSerializer())
			.addSerializer(new CheckupTask.Serializer());
		config.addExecutorConfig(Examiner.executor());
		config.getAdvancedNetworkConfig()
			.getJoin()
			.getTcpIpConfig()
			.setEnabled(true)
			.setMembers(
					List.of("127.0.0.1", "127.0.0.2:" + alone.getLocalPort(), "127.0.0.3:1", "10.0.0.1-9", "node7"));
		hazelcast = Hazelcast.newHazelcastInstance(config);
	}

	@AfterAll
	static void stop() throws IOException {
		hazelcast.shutdown();
		alone.close();
	}

	private static Examination examine() {
		return new Examiner(new NodeName("node1"), List::of, hazelcast, Clock.systemUTC(),
				new RequestSigner(DoctorFixtures.SECRET))
			.examine();
	}

	private static Checkup checkup(Instant clock, Duration busy) {
		return new Checkup("node1", "127.0.0.1:5701", "2.0.0", "", "", "", clock, busy, Map.of("a", "b"),
				List.of("sentence"), Map.of("node2", "10.0.0.2:8080 (no)"));
	}

	@Test
	void aClockThatIsAheadIsMeasuredWhateverTheLookTakes() {
		hazelcast.getUserContext().put(CheckupTask.KEY, (CheckupTask.Asked) (task) -> {
			long start = System.nanoTime();
			Reach.failures(Map.of("nobody", "127.0.0.1:1"));
			return checkup(Instant.now().plusSeconds(60), Duration.ofNanos(System.nanoTime() - start));
		});
		Examination told = examine();
		assertThat(told.silent()).isEmpty();
		Examination.Answer answer = told.answers().getFirst();
		assertThat(answer.ahead().minusSeconds(60).abs())
			.isLessThanOrEqualTo(answer.uncertain().plus(Diagnosis.CLOCKS));
		assertThat(Diagnosis.of(told)).extracting(Finding::check).contains("clock", "reach", "template");
	}

	@Test
	void whoIsConfiguredAndNoMemberIsToldWithWhetherItListens() {
		Map<String, String> strangers = new Discovery(hazelcast).strangers();
		assertThat(strangers).containsOnlyKeys("127.0.0.2:" + alone.getLocalPort(), "127.0.0.3:1")
			.containsEntry("127.0.0.2:" + alone.getLocalPort(), "");
		assertThat(strangers.get("127.0.0.3:1")).contains("refused");
	}

	@Test
	void aMemberThatIsStartingIsSaidToBe() {
		hazelcast.getUserContext().remove(CheckupTask.KEY);
		assertThat(examine().silent())
			.containsExactly(Map.entry("node1", "it is starting, or refused to tell: its log says why"));
	}

	@Test
	void aCheckupIsTheSameAfterItsWayOverTheNetwork() {
		Checkup checkup = checkup(Instant.ofEpochMilli(1795834800123L), Duration.ofMillis(7));
		hazelcast.getUserContext().put(CheckupTask.KEY, (CheckupTask.Asked) (task) -> checkup);
		hazelcast.getMap("any").put("key", checkup);
		assertThat(hazelcast.getMap("any").get("key")).isEqualTo(checkup);
		assertThat(examine().answers().getFirst().checkup()).isEqualTo(checkup);
	}

}
