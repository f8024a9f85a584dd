package com.deblox.dockermod.gateway;

import java.util.List;
import java.util.function.Supplier;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.engine.ApiVersion;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;

/**
 * The API versions that the cluster speaks: the newest is the lowest of the nodes'
 * newest, so that whatever node a request goes to can answer it.
 */
final class Versions {

	/** What is said while no daemon has answered yet. */
	private static final ApiVersion UNKNOWN = new ApiVersion(1, 41);

	/** Older than any daemon that is about. */
	private static final ApiVersion OLDEST = new ApiVersion(1, 12);

	private final Supplier<List<Node>> nodes;

	/**
	 * Make it.
	 * @param nodes gives all known nodes
	 */
	Versions(Supplier<List<Node>> nodes) {
		this.nodes = nodes;
	}

	ApiVersion offered() {
		ApiVersion lowest = null;
		for (Node node : this.nodes.get()) {
			EngineInfo engine = node.engine();
			ApiVersion newest = (engine != null && !node.isLost()) ? ApiVersion.parse(engine.apiVersion()) : null;
			if (newest != null && (lowest == null || newest.compareTo(lowest) < 0)) {
				lowest = newest;
			}
		}
		return (lowest != null) ? lowest : UNKNOWN;
	}

	/**
	 * The version that a request is answered in.
	 * @param asked the version in its path, or {@code null}
	 * @return that, or the offered one
	 * @throws EngineException if it is newer than the offered one
	 */
	ApiVersion check(@Nullable ApiVersion asked) {
		ApiVersion offered = offered();
		if (asked == null) {
			return offered;
		}
		if (asked.compareTo(offered) > 0) {
			throw new EngineException(Situation.BAD_REQUEST, null,
					"client version " + asked + " is too new. Maximum supported API version is " + offered);
		}
		if (asked.compareTo(OLDEST) < 0) {
			throw new EngineException(Situation.BAD_REQUEST, null,
					"client version " + asked + " is too old. Minimum supported API version is " + OLDEST
							+ ", please upgrade your client to a " + "newer version");
		}
		return asked;
	}

}
