package com.deblox.dockermod.ownership;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.deblox.dockermod.cluster.MirroredMap;
import com.deblox.dockermod.cluster.TestMembers;
import com.deblox.dockermod.engine.NodeName;
import com.hazelcast.core.HazelcastInstance;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.deblox.dockermod.ownership.OwnershipFixtures.entry;
import static com.deblox.dockermod.ownership.OwnershipFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * That a container is found by all that people call it, whatever changes.
 */
class ContainerIndexTests {

	private static final NodeName NODE1 = new NodeName("node1");

	private static final NodeName NODE2 = new NodeName("node2");

	private static HazelcastInstance hazelcast;

	private MirroredMap<ContainerEntry> map;

	private ContainerIndex index;

	@BeforeAll
	static void startMember() {
		hazelcast = TestMembers.start("node1", null, OwnershipFixtures.onTheWire());
	}

	@AfterAll
	static void stopMember() {
		hazelcast.getLifecycleService().terminate();
	}

	@BeforeEach
	void create() {
		this.map = TestMembers.mirror(hazelcast, UUID.randomUUID().toString(), ContainerEntry::sharing);
		this.index = new ContainerIndex(this.map);
	}

	@Test
	void containerIsFoundByIdNameAndPrefix() {
		ContainerEntry web = entry("abc123", "node1", "web", "also-web");
		this.map.put("abc123", web);
		assertThat(this.index.byId("abc123")).isEqualTo(web);
		assertThat(this.index.byId("abc")).isNull();
		assertThat(this.index.byName("web")).containsExactly(web);
		assertThat(this.index.byName("also-web")).containsExactly(web);
		assertThat(this.index.byName("we")).isEmpty();
		assertThat(this.index.byPrefix("abc", 10)).containsExactly(web);
		assertThat(this.index.byPrefix("abd", 10)).isEmpty();
		assertThat(this.index.byPrefix("abc1234", 10)).isEmpty();
	}

	@Test
	void byPrefixGivesNoMoreThanTheLimit() {
		for (int i = 0; i < 9; i++) {
			this.map.put("ab" + i, entry("ab" + i, "node1"));
		}
		this.map.put("b", entry("b", "node1"));
		assertThat(this.index.byPrefix("ab", 3)).hasSize(3);
		assertThat(this.index.byPrefix("ab", 100)).hasSize(9);
		assertThat(this.index.byPrefix("", 100)).hasSize(10);
	}

	@Test
	void byNameWhenSeveralShareItGivesAll() {
		this.map.put("a", entry("a", "node1", "web"));
		this.map.put("b", entry("b", "node2", "web"));
		soon(() -> assertThat(this.index.byName("web")).extracting(ContainerEntry::id)
			.containsExactlyInAnyOrder("a", "b"));
		this.map.remove("a");
		soon(() -> assertThat(this.index.byName("web")).extracting(ContainerEntry::id).containsExactly("b"));
		this.map.remove("b");
		soon(() -> assertThat(this.index.byName("web")).isEmpty());
	}

	@Test
	void byNameWhenManyShareItMissesNoneThatStays() {
		for (String id : List.of("a", "b", "c")) {
			this.map.put(id, entry(id, "node1", "web"));
		}
		soon(() -> assertThat(this.index.byName("web")).extracting(ContainerEntry::id)
			.containsExactlyInAnyOrder("a", "b", "c"));
		this.map.remove("b");
		this.map.remove("a");
		soon(() -> assertThat(this.index.byName("web")).extracting(ContainerEntry::id).containsExactly("c"));
	}

	@Test
	void entryThatReplacesAnotherSharesItsTexts() {
		ContainerEntry before = entry("a", "node1", "web");
		ContainerEntry now = running(entry(new String("a"), "node1", new String("web")));
		ContainerEntry shared = now.sharing(new String("a"), before);
		assertThat(shared).isEqualTo(now);
		assertThat(shared.id()).isSameAs(before.id());
		assertThat(shared.names()).isSameAs(before.names());
		String key = new String("a");
		assertThat(now.sharing(key, null).id()).isSameAs(key);
	}

	@Test
	void renamedContainerIsFoundByItsNewNameOnly() {
		this.map.put("a", entry("a", "node1", "old", "kept"));
		this.map.put("a", entry("a", "node1", "new", "kept"));
		soon(() -> assertThat(this.index.byName("old")).isEmpty());
		soon(() -> assertThat(this.index.byName("new")).hasSize(1));
		soon(() -> assertThat(this.index.byName("kept")).hasSize(1));
	}

	@Test
	void loadCountsContainersAndThoseThatRun() {
		soon(() -> assertThat(this.index.load(NODE1)).isEqualTo(new Load(0, 0)));
		ContainerEntry a = entry("a", "node1");
		this.map.put("a", a);
		this.map.put("b", running(entry("b", "node1")));
		this.map.put("c", entry("c", "node2"));
		soon(() -> assertThat(this.index.load(NODE1)).isEqualTo(new Load(2, 1)));
		this.map.put("a", running(a));
		this.map.put("a", running(a));
		soon(() -> assertThat(this.index.load(NODE1)).isEqualTo(new Load(2, 2)));
		this.map.put("a", running(entry("a", "node2")));
		soon(() -> assertThat(this.index.load(NODE1)).isEqualTo(new Load(1, 1)));
		soon(() -> assertThat(this.index.load(NODE2)).isEqualTo(new Load(2, 1)));
		this.map.remove("b");
		this.map.remove("b");
		soon(() -> assertThat(this.index.load(NODE1)).isEqualTo(new Load(0, 0)));
	}

	@Test
	void whatOthersWriteIsFound() {
		hazelcast.<String, ContainerEntry>getMap(this.map.shared().getName()).set("a", entry("a", "node2", "web"));
		await().until(() -> this.index.byName("web").size() == 1);
	}

	@Test
	void newIndexHasWhatIsThere() {
		this.map.put("a", entry("a", "node1", "web"));
		ContainerIndex later = new ContainerIndex(
				TestMembers.mirror(hazelcast, this.map.shared().getName(), ContainerEntry::sharing));
		assertThat(later.byName("web")).hasSize(1);
		assertThat(later.load(NODE1)).isEqualTo(new Load(1, 0));
	}

	@Test
	void addTellsWhereAContainerIs() {
		this.index.add(entry("a", "node2", "web"));
		assertThat(this.index.byName("web")).hasSize(1);
		await().untilAsserted(() -> assertThat(this.map.shared().keySet()).contains("a"));
	}

	@Test
	void addWhenTheOwnerWasFasterKeepsWhatTheOwnerSaid() {
		ContainerEntry said = running(entry("a", "node2", "docker-chose-it"));
		this.map.put("a", said);
		this.index.add(entry("a", "node2"));
		assertThat(this.index.byId("a")).isEqualTo(said);
		assertThat(Objects.requireNonNull(this.map.shared().get("a")).sharing("a", null)).isEqualTo(said);
	}

	@Test
	void entryIsDescribedAsPeopleWriteIt() {
		assertThat(entry("0123456789abcdef", "node1", "web").describe()).isEqualTo("node1/web (0123456789ab)");
		assertThat(entry("01", "node1").describe()).isEqualTo("node1/ (01)");
	}

	/** What was written comes back as an event, and may be the older of two. */
	private static void soon(ThrowingRunnable assertion) {
		await().untilAsserted(assertion);
	}

}
