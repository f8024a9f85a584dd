package com.deblox.dockermod.cluster;

import java.util.concurrent.atomic.AtomicInteger;

import com.hazelcast.core.HazelcastInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.StaticApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A node that is no member any more ends, unless it is being stopped anyway.
 */
class MemberEndTests {

	private final HazelcastInstance hazelcast = TestMembers.start("a", null);

	private final AtomicInteger exits = new AtomicInteger();

	private final MemberEnd end = new MemberEnd(this.hazelcast, this.exits::incrementAndGet);

	@AfterEach
	void terminate() {
		this.hazelcast.getLifecycleService().terminate();
	}

	@Test
	void memberThatEndsByItselfEndsTheNode() {
		this.end.onApplicationEvent(new ContextRefreshedEvent(new StaticApplicationContext()));
		this.hazelcast.shutdown();
		await().until(() -> this.exits.get() == 1);
	}

	@Test
	void nodeThatIsBeingStoppedEndsByItself() {
		this.end.onApplicationEvent(new ContextRefreshedEvent(new StaticApplicationContext()));
		this.end.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));
		this.hazelcast.shutdown();
		assertThat(this.exits).hasValue(0);
	}

	@Test
	void nodeWithAManagementPortThatDoesNotGetSoFarSaysWhyItself() {
		StaticApplicationContext management = new StaticApplicationContext(new StaticApplicationContext());
		this.end.onApplicationEvent(new ContextRefreshedEvent(management));
		this.hazelcast.shutdown();
		assertThat(this.exits).hasValue(0);
	}

	@Test
	void nodeThatDoesNotGetSoFarSaysWhyItself() {
		this.hazelcast.shutdown();
		assertThat(this.exits).hasValue(0);
	}

}
