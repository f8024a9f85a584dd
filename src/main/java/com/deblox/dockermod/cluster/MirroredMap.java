package com.deblox.dockermod.cluster;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryEvictedListener;
import com.hazelcast.map.listener.EntryExpiredListener;
import com.hazelcast.map.listener.EntryMergedListener;
import com.hazelcast.map.listener.EntryRemovedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import org.jspecify.annotations.Nullable;

/**
 * A shared map of which this node keeps the whole in memory, so that looking something up
 * costs no network hop.
 * <p>
 * Entry events keep the copy fresh; {@link #readAgain()} repairs it after what events do
 * not tell of: a merge, lost partitions, a change of members. Reading is lock-free.
 * Listeners are called one at a time, under the map's lock: they must not block.
 *
 * @param <V> the type of the values
 */
public final class MirroredMap<V> {

	private final IMap<String, V> shared;

	private final Sharing<V> sharing;

	private final NavigableMap<String, V> local = new ConcurrentSkipListMap<>();

	private final List<Listener<V>> listeners = new CopyOnWriteArrayList<>();

	/**
	 * The keys that changed while the map is read again; {@code null} while it is not.
	 */
	private @Nullable Set<String> touched;

	MirroredMap(HazelcastInstance hazelcast, String name) {
		this(hazelcast, name, (now, key, before) -> now);
	}

	MirroredMap(HazelcastInstance hazelcast, String name, Sharing<V> sharing) {
		this.shared = hazelcast.getMap(name);
		this.sharing = sharing;
		this.shared.addEntryListener(new Events(), true);
		readAgain();
	}

	public @Nullable V get(String key) {
		return this.local.get(key);
	}

	/**
	 * Everything, as far as this node knows, sorted by key.
	 * @return a live, read-only view
	 */
	public NavigableMap<String, V> all() {
		return Collections.unmodifiableNavigableMap(this.local);
	}

	public Collection<V> values() {
		return Collections.unmodifiableCollection(this.local.values());
	}

	/**
	 * The map itself, for writing: each call is a network hop.
	 * @return Hazelcast's map
	 */
	public IMap<String, V> shared() {
		return this.shared;
	}

	/**
	 * Write an entry, and see it here at once.
	 * @param key the key
	 * @param value the value
	 */
	public void put(String key, V value) {
		this.shared.set(key, value);
		changed(key, value);
	}

	/**
	 * See an entry here at once, and let the others see it soon: does not wait for them.
	 * @param key the key
	 * @param value the value
	 */
	public void putAsync(String key, V value) {
		this.shared.setAsync(key, value);
		changed(key, value);
	}

	/**
	 * Write many entries, and see them here at once.
	 * @param entries the entries
	 */
	public void putAll(Map<String, V> entries) {
		this.shared.setAll(entries);
		entries.forEach(this::changed);
	}

	/**
	 * Remove an entry, and miss it here at once.
	 * @param key the key
	 */
	public void remove(String key) {
		this.shared.delete(key);
		changed(key, null);
	}

	/**
	 * See here at once what was written by other means.
	 * @param key the key
	 * @param value the value that the shared map has now
	 */
	void see(String key, V value) {
		changed(key, value);
	}

	/**
	 * Be told of each change, of what is there already first.
	 * @param listener who is told
	 */
	public synchronized void addListener(Listener<V> listener) {
		this.listeners.add(listener);
		this.local.forEach((key, value) -> listener.changed(key, null, value));
	}

	/**
	 * Read the whole map again. Blocks; what changes meanwhile is kept.
	 */
	public void readAgain() {
		synchronized (this) {
			this.touched = new HashSet<>();
		}
		Map<String, V> snapshot = new HashMap<>();
		this.shared.entrySet().forEach((entry) -> snapshot.put(entry.getKey(), entry.getValue()));
		synchronized (this) {
			Set<String> changedMeanwhile = (this.touched != null) ? this.touched : Set.of();
			this.touched = null;
			for (String key : List.copyOf(this.local.keySet())) {
				if (!snapshot.containsKey(key) && !changedMeanwhile.contains(key)) {
					changed(key, null);
				}
			}
			snapshot.forEach((key, value) -> {
				if (!changedMeanwhile.contains(key)) {
					changed(key, value);
				}
			});
		}
	}

	private synchronized void changed(String key, @Nullable V value) {
		if (this.touched != null) {
			this.touched.add(key);
		}
		V before = this.local.get(key);
		V now = (value != null) ? this.sharing.share(value, key, before) : null;
		if (Objects.equals(before, now)) {
			// the object that the listeners know stays: one, and not two that are equal
			return;
		}
		if (now != null) {
			this.local.put(key, now);
		}
		else {
			this.local.remove(key);
		}
		this.listeners.forEach((listener) -> listener.changed(key, before, now));
	}

	/**
	 * Lets a value hold what the mirror holds already, its key among it, and not its
	 * equal.
	 *
	 * @param <V> the type of the values
	 */
	@FunctionalInterface
	public interface Sharing<V> {

		/**
		 * The value, whole, that shares. Must not block.
		 * @param now the value, as it came
		 * @param key its key; the mirror keeps that with which the key first came
		 * @param before the value that it replaces, or {@code null} if there is none
		 * @return the value that the mirror holds from now on
		 */
		V share(V now, String key, @Nullable V before);

	}

	/**
	 * Is told what changes.
	 *
	 * @param <V> the type of the values
	 */
	@FunctionalInterface
	public interface Listener<V> {

		/**
		 * An entry changed. Must not block.
		 * @param key the key
		 * @param before the value until now, or {@code null} if there was none
		 * @param now the value from now on, or {@code null} if there is none
		 */
		void changed(String key, @Nullable V before, @Nullable V now);

	}

	/** What Hazelcast tells; on its own threads. */
	private final class Events
			implements EntryAddedListener<String, V>, EntryUpdatedListener<String, V>, EntryMergedListener<String, V>,
			EntryRemovedListener<String, V>, EntryEvictedListener<String, V>, EntryExpiredListener<String, V> {

		@Override
		public void entryAdded(EntryEvent<String, V> event) {
			changed(event.getKey(), event.getValue());
		}

		@Override
		public void entryUpdated(EntryEvent<String, V> event) {
			changed(event.getKey(), event.getValue());
		}

		@Override
		public void entryMerged(EntryEvent<String, V> event) {
			changed(event.getKey(), event.getValue());
		}

		@Override
		public void entryRemoved(EntryEvent<String, V> event) {
			changed(event.getKey(), null);
		}

		@Override
		public void entryEvicted(EntryEvent<String, V> event) {
			changed(event.getKey(), null);
		}

		@Override
		public void entryExpired(EntryEvent<String, V> event) {
			changed(event.getKey(), null);
		}

	}

}
