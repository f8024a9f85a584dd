package com.deblox.dockermod.ownership;

import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

import com.deblox.dockermod.cluster.Identity;
import com.deblox.dockermod.cluster.MirroredMap;
import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.Situation;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes this node's containers into the shared map: only what differs, so that what does
 * not change costs the cluster nothing. One thread at a time.
 */
final class Tracker implements MeterBinder {

	private static final Logger logger = LoggerFactory.getLogger(Tracker.class);

	private static final Duration LIST_TIME = Duration.ofSeconds(30);

	private static final int WRITE_BATCH = 1000;

	private final NodeName self;

	private final Engine engine;

	private final Identity identity;

	private final MirroredMap<ContainerEntry> map;

	private final ContainerListReader reader;

	private final JsonMapper json;

	private final LongAdder comparisons = new LongAdder();

	private final LongAdder looks = new LongAdder();

	private final LongAdder written = new LongAdder();

	private final LongAdder removed = new LongAdder();

	Tracker(NodeName self, Engine engine, Identity identity, MirroredMap<ContainerEntry> map, JsonMapper json) {
		this.self = self;
		this.engine = engine;
		this.identity = identity;
		this.map = map;
		this.reader = new ContainerListReader(json, self);
		this.json = json;
	}

	/**
	 * Compare all of the daemon's containers with the map, and write the differences.
	 */
	void reconcile() {
		// taken before the list: what is added meanwhile is not missing from it
		Map<String, ContainerEntry> known = mine();
		write(known, list(DockerPath.of("containers", "json").with("all", "1")));
		this.comparisons.increment();
	}

	/**
	 * Compare some containers with the map, and write the differences.
	 * @param ids the containers' ids
	 */
	void refresh(Set<String> ids) {
		Map<String, ContainerEntry> known = new HashMap<>();
		for (String id : ids) {
			ContainerEntry entry = this.map.get(id);
			if (entry != null && entry.node().equals(this.self)) {
				known.put(id, entry);
			}
		}
		String filters = this.json.writeValueAsString(Map.of("id", List.copyOf(ids)));
		write(known, list(DockerPath.of("containers", "json").with("all", "1").with("filters", filters)));
		this.looks.increment();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		counter("dockermod.tracker.rounds", this.comparisons, "scope", "all").register(registry);
		counter("dockermod.tracker.rounds", this.looks, "scope", "changed").register(registry);
		counter("dockermod.tracker.differences", this.written, "kind", "written").register(registry);
		counter("dockermod.tracker.differences", this.removed, "kind", "removed").register(registry);
	}

	private static FunctionCounter.Builder<LongAdder> counter(String name, LongAdder count, String tag, String value) {
		return FunctionCounter.builder(name, count, LongAdder::sum)
			.description(name.endsWith("rounds") ? "Looks at this node's containers: at all, or at those that changed"
					: "Entries of the shared map that this node wrote or removed, since its engine said otherwise")
			.tag(tag, value);
	}

	private Map<String, ContainerEntry> mine() {
		Map<String, ContainerEntry> mine = new HashMap<>();
		this.map.all().forEach((id, entry) -> {
			if (entry.node().equals(this.self)) {
				mine.put(id, entry);
			}
		});
		return mine;
	}

	private Map<String, ContainerEntry> list(DockerPath path) {
		EngineRequest request = EngineRequest.of("GET", path, Origin.ofNode(), Deadline.in(LIST_TIME));
		try (EngineResponse response = this.engine.execute(request); InputStream body = response.body()) {
			if (response.isError()) {
				throw new EngineException(Situation.ENGINE_BROKE_OFF, this.self,
						"The Docker engine of " + this.self + " answered " + response.status() + " to " + path);
			}
			return this.reader.read(body);
		}
		catch (java.io.IOException | tools.jackson.core.JacksonException ex) {
			throw EngineException.brokeOff(this.self, ex);
		}
	}

	private void write(Map<String, ContainerEntry> known, Map<String, ContainerEntry> actual) {
		if (!this.identity.look()) {
			return;
		}
		Map<String, ContainerEntry> changed = new HashMap<>();
		actual.forEach((id, entry) -> {
			if (!entry.equals(this.map.get(id))) {
				changed.put(id, entry);
				this.written.increment();
			}
			if (changed.size() == WRITE_BATCH) {
				this.map.putAll(changed);
				changed.clear();
			}
		});
		if (!changed.isEmpty()) {
			this.map.putAll(changed);
		}
		Set<String> gone = new LinkedHashSet<>(known.keySet());
		gone.removeAll(actual.keySet());
		gone.forEach(this.map::remove);
		this.removed.add(gone.size());
		if (logger.isDebugEnabled()) {
			logger.debug("{} containers written, {} removed", changed.size(), gone.size());
		}
	}

}
