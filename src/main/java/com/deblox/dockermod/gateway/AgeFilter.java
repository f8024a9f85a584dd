package com.deblox.dockermod.gateway;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The containers made before or since another one. Only one daemon knows that other, so
 * it is looked up in the cluster, and the daemons are asked without it.
 */
final class AgeFilter {

	private static final String SINCE = "since";

	private static final String BEFORE = "before";

	private static final int LIMIT = 64 * 1024 * 1024;

	private final EngineRequest request;

	private final Engine cluster;

	private final List<Made> since = new ArrayList<>();

	private final List<Made> before = new ArrayList<>();

	private AgeFilter(EngineRequest request, Engine cluster) {
		this.request = request;
		this.cluster = cluster;
	}

	/**
	 * Read a list's request.
	 * @param request the request, with {@code since} and {@code before} as parameters or
	 * among the filters
	 * @param cluster knows all containers
	 * @return the filter
	 * @throws EngineException if there is no such container
	 */
	static AgeFilter of(EngineRequest request, Engine cluster) {
		AgeFilter filter = new AgeFilter(request, cluster);
		filter.read(SINCE, filter.since);
		filter.read(BEFORE, filter.before);
		return filter;
	}

	private void read(String name, List<Made> into) {
		String parameter = this.request.path().parameter(name);
		if (parameter != null && !parameter.isEmpty()) {
			into.add(find(parameter));
		}
		if (filters() instanceof ObjectNode filters) {
			JsonNode references = filters.path(name);
			// the older form is a map
			for (String reference : references.isObject() ? List.copyOf(references.propertyNames())
					: references.valueStream().map((value) -> value.asString("")).toList()) {
				into.add(find(reference));
			}
		}
	}

	private @Nullable JsonNode filters() {
		String filters = this.request.path().parameter("filters");
		try {
			return (filters != null) ? DaemonJson.read(filters) : null;
		}
		catch (JacksonException ex) {
			// the daemons refuse it
			return null;
		}
	}

	/**
	 * What the daemons are asked.
	 * @param request the list's request
	 * @param limit how many rows are wanted
	 * @return it, without what is filtered here
	 */
	EngineRequest strip(EngineRequest request, int limit) {
		if (this.since.isEmpty() && this.before.isEmpty()) {
			return request;
		}
		DockerPath path = request.path().without(SINCE).without(BEFORE);
		if (limit < Integer.MAX_VALUE) {
			// a limit implies the stopped ones; how many of them fit is not known there
			path = path.without("limit").without("all").with("all", "1");
		}
		if (filters() instanceof ObjectNode filters) {
			filters.remove(List.of(SINCE, BEFORE));
			path = path.without("filters").with("filters", filters.isEmpty() ? null : filters.toString());
		}
		return request.withPath(path);
	}

	boolean accepts(ContainerRow container) {
		return this.since.stream().allMatch((made) -> compare(container, made) > 0)
				&& this.before.stream().allMatch((made) -> compare(container, made) < 0);
	}

	/**
	 * When a container was made, more exactly than a list has it.
	 * @param id its id
	 * @return when
	 * @throws EngineException if it is not there
	 */
	Instant created(String id) {
		return find(id).at();
	}

	/** A list has seconds; within one only the container itself says more. */
	private int compare(ContainerRow container, Made other) {
		String id = container.id();
		if (id.equals(other.id())) {
			return 0;
		}
		int bySeconds = Long.compare(container.created(), other.at().getEpochSecond());
		return (bySeconds != 0) ? bySeconds : created(id).compareTo(other.at());
	}

	private Made find(String reference) {
		EngineRequest question = EngineRequest.of("GET", DockerPath.of("containers", reference, "json"),
				this.request.origin(), this.request.deadline());
		try (EngineResponse answer = this.cluster.execute(question)) {
			if (answer.status() != 200) {
				throw new EngineException(Situation.NOT_FOUND, null, "No such container: " + reference);
			}
			JsonNode container = DaemonJson.read(answer.readBody(LIMIT));
			return new Made(container.path("Id").asString(""), Instant.parse(container.path("Created").asString("")));
		}
		catch (JacksonException | DateTimeParseException ex) {
			throw new EngineException(Situation.INTERNAL, null, "When " + reference + " was made is not known", ex);
		}
	}

	/**
	 * When a container was made.
	 *
	 * @param id its id
	 * @param at when
	 */
	private record Made(String id, Instant at) {
	}

}
