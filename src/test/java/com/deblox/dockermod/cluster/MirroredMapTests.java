package com.deblox.dockermod.cluster;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * That the copy in memory is what the cluster has.
 */
class MirroredMapTests {

	private static HazelcastInstance first;

	private static HazelcastInstance second;

	private final String name = UUID.randomUUID().toString();

	private MirroredMap<String> mirror;

	private IMap<String, String> elsewhere;

	@BeforeAll
	static void startMembers() {
		first = TestMembers.start("a", null);
		second = TestMembers.start("b", first);
	}

	@AfterAll
	static void stopMembers() {
		second.getLifecycleService().terminate();
		first.getLifecycleService().terminate();
	}

	@BeforeEach
	void create() {
		this.mirror = new MirroredMap<>(first, this.name);
		this.elsewhere = second.getMap(this.name);
	}

	@Test
	void changesOfOthersAreSeen() {
		this.elsewhere.set("a", "1");
		await().untilAsserted(() -> assertThat(this.mirror.get("a")).isEqualTo("1"));
		this.elsewhere.set("a", "2");
		await().untilAsserted(() -> assertThat(this.mirror.all()).isEqualTo(Map.of("a", "2")));
		this.elsewhere.delete("a");
		await().untilAsserted(() -> assertThat(this.mirror.values()).isEmpty());
	}

	@Test
	void whatExpiresIsSeenToGo() {
		this.elsewhere.set("a", "1", 1, TimeUnit.SECONDS);
		await().until(() -> this.mirror.get("a") != null);
		await().until(() -> this.elsewhere.get("a") == null && this.mirror.get("a") == null);
	}

	@Test
	void ownWritesAreSeenAtOnceAndByOthers() {
		this.mirror.put("a", "1");
		assertThat(this.mirror.get("a")).isEqualTo("1");
		this.mirror.putAll(Map.of("b", "2", "c", "3"));
		assertThat(this.mirror.all()).isEqualTo(Map.of("a", "1", "b", "2", "c", "3"));
		this.mirror.remove("b");
		await().untilAsserted(() -> assertThat(this.mirror.get("b")).isNull());
		assertThat(this.elsewhere.getAll(java.util.Set.of("a", "b", "c"))).isEqualTo(Map.of("a", "1", "c", "3"));
	}

	@Test
	void newMirrorHasWhatIsThere() {
		this.elsewhere.set("a", "1");
		assertThat(new MirroredMap<String>(second, this.name).all()).isEqualTo(Map.of("a", "1"));
	}

	@Test
	void listenerIsToldOfWhatIsThereAndOfEachChangeOnce() {
		this.mirror.see("a", "1");
		List<String> told = new ArrayList<>();
		this.mirror.addListener((key, before, now) -> told.add(key + ":" + before + ">" + now));
		this.mirror.see("a", "2");
		this.mirror.see("a", "2");
		this.mirror.readAgain();
		this.mirror.readAgain();
		assertThat(told).containsExactly("a:null>1", "a:1>2", "a:2>null");
	}

	@Test
	void readAgainRepairsWhatNoEventToldOf() {
		this.elsewhere.set("kept", "1");
		MirroredMap<String> wrong = new MirroredMap<>(first, this.name);
		wrong.see("stale", "1");
		wrong.see("kept", "wrong");
		List<String> told = new ArrayList<>();
		wrong.addListener((key, before, now) -> told.add(key + ":" + before + ">" + now));
		told.clear();
		wrong.readAgain();
		assertThat(wrong.all()).isEqualTo(Map.of("kept", "1"));
		assertThat(told).containsExactlyInAnyOrder("stale:1>null", "kept:wrong>1");
	}

	@Test
	void readAgainKeepsWhatChangesMeanwhile() {
		this.elsewhere.set("changed", "1");
		this.elsewhere.set("removed", "1");
		List<MirroredMap<String>> mirrors = new ArrayList<>();
		HazelcastInstance slow = whileReading(() -> mirrors.forEach((mirror) -> {
			mirror.put("changed", "2");
			mirror.put("added", "2");
			mirror.remove("removed");
		}));
		mirrors.add(new MirroredMap<>(slow, this.name));
		mirrors.getFirst().readAgain();
		assertThat(mirrors.getFirst().all()).isEqualTo(Map.of("changed", "2", "added", "2"));
	}

	/** A member whose maps change right after they were read. */
	private HazelcastInstance whileReading(Runnable change) {
		IMap<String, String> map = first.getMap(this.name);
		Object slowMap = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { IMap.class },
				(proxy, method, arguments) -> {
					try {
						Object result = method.invoke(map, arguments);
						if (method.getName().equals("entrySet")) {
							change.run();
						}
						return result;
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
		return (HazelcastInstance) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { HazelcastInstance.class }, (proxy, method, arguments) -> slowMap);
	}

}
