package com.deblox.dockermod.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.security.Seal;
import com.deblox.dockermod.security.TimeLeft;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.internal.serialization.SerializationService;
import com.hazelcast.nio.serialization.genericrecord.GenericRecordBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That each type comes out as it went in.
 */
class SerializersTests {

	private static HazelcastInstance hazelcast;

	@BeforeAll
	static void start() {
		hazelcast = TestMembers.start("a", null);
	}

	@AfterAll
	static void stop() {
		hazelcast.getLifecycleService().terminate();
	}

	@Test
	void nodeRecordWithAll() {
		NodeRecord node = new NodeRecord(new NodeName("node1"), UUID.randomUUID(), "10.0.0.1:8080",
				Map.of("zone", "a", "", "\u00e9"), true, Instant.parse("2026-01-02T03:04:05.678901234Z"), Instant.EPOCH,
				new EngineInfo("id", "28.1", "1.49", "1.24", "host", 4, 1L << 40, "Debian", "x86_64", "6.1", "zfs",
						"linux", Map.of("storage", "ssd")),
				"2.0.0", new Tracking(Duration.ofSeconds(10), false, Instant.parse("2026-01-02T03:04:06Z")), true);
		assertThat(roundTrip(node)).isEqualTo(node);
	}

	@Test
	void nodeRecordWithoutWhatMayBeMissing() {
		NodeRecord node = new NodeRecord(new NodeName("node1"), UUID.randomUUID(), "", Map.of(), false, Instant.EPOCH,
				null, null, "", Tracking.NONE, false);
		assertThat(roundTrip(node)).isEqualTo(node);
	}

	@Test
	void nodeRecordOfAnOlderVersionLacksWhatCameLater() {
		GenericRecordBuilder record = GenericRecordBuilder.compact("dockermod.node")
			.setString("name", "node1")
			.setString("member", new UUID(1, 2).toString())
			.setArrayOfString("labels", new String[0])
			.setBoolean("engineUp", true)
			.setString("since", "2026-01-02T03:04:05Z")
			.setInt32("cpus", 4)
			.setInt64("memory", 8192);
		for (String field : List.of("address", "version", "apiVersion", "minApiVersion", "engineName",
				"operatingSystem", "architecture", "kernelVersion", "storageDriver", "engineId")) {
			record.setString(field, field);
		}
		record.setString("lostSince", null);
		SerializationService service = ((HazelcastInstanceProxy) hazelcast).getSerializationService();
		NodeRecord node = service.toObject(service.toData(record.build()));
		assertThat(node.version()).isEmpty();
		assertThat(node.tracking()).isEqualTo(Tracking.NONE);
		assertThat(node.engine()).isNotNull().satisfies((engine) -> {
			assertThat(engine.storageDriver()).isEqualTo("storageDriver");
			assertThat(engine.osType()).isEmpty();
			assertThat(engine.labels()).isEmpty();
		});
	}

	@Test
	void poolEntry() {
		PoolEntry entry = new PoolEntry(false, true, UUID.randomUUID(), Instant.parse("2026-01-02T03:04:05.678Z"));
		assertThat(roundTrip(entry)).isEqualTo(entry);
		assertThat(roundTrip(PoolEntry.DEFAULT)).isEqualTo(PoolEntry.DEFAULT);
	}

	@Test
	void peerReply() {
		PeerReply reply = roundTrip(
				new PeerReply(200, Map.of("A", List.of("1", "2"), "B", List.of("")), new byte[] { 0, -1 }, null));
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.headers()).isEqualTo(Map.of("A", List.of("1", "2"), "B", List.of("")));
		assertThat(reply.body()).containsExactly(0, -1);
		assertThat(reply.situation()).isNull();
	}

	@Test
	void peerTask() {
		PeerTask task = roundTrip(new PeerTask("POST", "/a?b=c", Map.of("X", List.of("y", "z")), new byte[] { 1 },
				"token", "id", new TimeLeft(5, -1), new Seal(7, new byte[] { 8 }, new byte[] { 9 })));
		assertThat(task).hasToString("POST /a [id]");
		assertThat(task.headers()).isEqualTo(Map.of("X", List.of("y", "z")));
		assertThat(task.body()).containsExactly(1);
		assertThat(task.caller()).isEqualTo("token");
		assertThat(task.time()).isEqualTo(new TimeLeft(5, -1));
		assertThat(task.seal().issuedAt()).isEqualTo(7);
		assertThat(task.seal().nonce()).containsExactly(8);
		assertThat(task.seal().signature()).containsExactly(9);
	}

	@Test
	void peerTaskWithoutBody() {
		PeerTask task = roundTrip(new PeerTask("GET", "/info", Map.of(), null, "token", "id", new TimeLeft(5, 6),
				new Seal(7, new byte[0], new byte[0])));
		assertThat(task.body()).isNull();
	}

	@Test
	void javaSerializationIsKeptToWhatCarriesExceptions() {
		SerializationConfig config = hazelcast.getConfig().getSerializationConfig();
		assertThat(config.getJavaSerializationFilterConfig()).isNotNull();
		assertThat(config.getJavaSerializationFilterConfig().isDefaultsDisabled()).isTrue();
	}

	@SuppressWarnings("unchecked")
	private static <T> T roundTrip(T value) {
		SerializationService service = ((HazelcastInstanceProxy) hazelcast).getSerializationService();
		Object back = service.toObject(service.toData(value));
		assertThat(back).isNotSameAs(value);
		return (T) back;
	}

}
