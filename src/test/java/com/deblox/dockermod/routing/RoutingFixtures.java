package com.deblox.dockermod.routing;

import java.time.Duration;

import com.deblox.dockermod.cluster.Pool;
import com.deblox.dockermod.security.Rights;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parts of this package for the tests of others.
 */
public final class RoutingFixtures {

	private RoutingFixtures() {
	}

	/**
	 * Deadlines that are easily told apart: quick is 100 s.
	 * @return the deadlines
	 */
	public static OperationDeadlines deadlines() {
		return new OperationDeadlines(new RoutingProperties(Duration.ofSeconds(100), Duration.ofSeconds(15), 1000));
	}

	public static PullAnswer pullAnswer() {
		return new PullAnswer(JsonMapper.shared());
	}

	public static NodeAdministration administration(Pool pool) {
		return new NodeAdministration(pool, new Rights());
	}

}
