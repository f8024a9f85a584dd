package com.deblox.dockermod.api;

import java.util.concurrent.atomic.AtomicBoolean;

import com.deblox.dockermod.api.DrainedContainers.Running;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.routing.RoutingFixtures;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stopping a container of a node that is drained.
 */
class DrainedContainersTests {

	private static final NodeName NODE = new NodeName("node1");

	@Test
	void nodeThatMustNotServeAnyMoreIsWhatWentWrong() {
		AtomicBoolean asked = new AtomicBoolean();
		DrainedContainers containers = new DrainedContainers((node, request) -> {
			asked.set(true);
			throw new EngineException(Situation.CONFLICT, node, "This node does not serve: its name is taken");
		}, RoutingFixtures.deadlines());
		assertThat(containers.stop(NODE, new Running("c1", "web", 1), 3, Origin.ofNode()))
			.isEqualTo("This node does not serve: its name is taken");
		assertThat(asked).isTrue();
	}

}
