package com.deblox.dockermod.ownership;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Which containers have a name. Nearly always that is one, which is held without a set of
 * its own: there are as many as containers. Written by one thread at a time, read by any.
 */
final class IdsByName {

	private final Map<String, String> first = new ConcurrentHashMap<>();

	/** Immutable sets, where several nodes have a container of one name. */
	private final Map<String, Set<String>> others = new ConcurrentHashMap<>();

	Set<String> get(String name) {
		String id = this.first.get(name);
		Set<String> more = this.others.get(name);
		if (id == null || more == null) {
			return (id != null) ? Set.of(id) : Set.of();
		}
		return with(more, id);
	}

	void add(String name, String id) {
		String holder = this.first.putIfAbsent(name, id);
		if (holder != null && !holder.equals(id)) {
			this.others.compute(name, (key, ids) -> with((ids != null) ? ids : Set.of(), id));
		}
	}

	void remove(String name, String id) {
		Set<String> more = this.others.get(name);
		if (!id.equals(this.first.get(name))) {
			this.others.computeIfPresent(name, (key, ids) -> without(ids, id));
		}
		else if (more == null) {
			this.first.remove(name);
		}
		else {
			String next = more.iterator().next();
			this.first.put(name, next);
			this.others.computeIfPresent(name, (key, ids) -> without(ids, next));
		}
	}

	private static Set<String> with(Set<String> ids, String id) {
		Set<String> union = new HashSet<>(ids);
		union.add(id);
		return Set.copyOf(union);
	}

	private static @Nullable Set<String> without(Set<String> ids, String id) {
		Set<String> rest = new HashSet<>(ids);
		rest.remove(id);
		return rest.isEmpty() ? null : Set.copyOf(rest);
	}

}
