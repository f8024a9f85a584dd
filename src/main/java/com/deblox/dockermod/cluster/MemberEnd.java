package com.deblox.dockermod.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Sees that this node is no member any more. Where nobody has stopped it that is the end:
 * it would only look as if it served.
 */
final class MemberEnd implements LifecycleListener, ApplicationListener<ApplicationContextEvent> {

	private static final Logger logger = LoggerFactory.getLogger(MemberEnd.class);

	private final Runnable exit;

	/** From its start to its stop. */
	private volatile boolean serving;

	MemberEnd(HazelcastInstance hazelcast, Runnable exit) {
		this.exit = exit;
		hazelcast.getLifecycleService().addLifecycleListener(this);
	}

	@Override
	public void onApplicationEvent(ApplicationContextEvent event) {
		// the management port's context is within the node's, and there before it
		boolean ofTheNode = event.getApplicationContext().getParent() == null;
		if (ofTheNode && (event instanceof ContextRefreshedEvent || event instanceof ContextClosedEvent)) {
			this.serving = event instanceof ContextRefreshedEvent;
		}
	}

	@Override
	public void stateChanged(LifecycleEvent event) {
		if (event.getState() == LifecycleState.SHUTDOWN) {
			if (!this.serving) {
				logger.info("This node has left the cluster");
			}
			else {
				logger.error("This node is no member of the cluster any more, and ends; the lines above say why");
				// not on a thread that the end waits for
				Thread.ofPlatform().daemon().name("member-end").start(this.exit);
			}
		}
	}

}
