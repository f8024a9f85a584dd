package com.deblox.dockermod.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;

/**
 * Three nodes whose events are followed, at a time that stands still.
 */
abstract class FollowedNodes {

	static final Clock AT_100 = Clock.fixed(Instant.ofEpochSecond(100), ZoneOffset.UTC);

	final FakeNodes nodes = new FakeNodes();

	final FakeEvents a = new FakeEvents("a", this.nodes.a);

	final FakeEvents b = new FakeEvents("b", this.nodes.b);

	final FakeEvents c = new FakeEvents("c", this.nodes.c);

	final EventsRule rule = new EventsRule(this.nodes, this.nodes.everywhere, FakeNodes.A, this.nodes::nodes, AT_100,
			Duration.ofMillis(5));

	@BeforeEach
	void follow() {
		List.of(this.a, this.b, this.c).forEach(FakeEvents::follows);
	}

}
