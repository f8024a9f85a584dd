package com.deblox.dockermod.cluster;

import com.hazelcast.core.HazelcastInstance;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Learns where this node serves callers, once its web server listens.
 */
final class ServingAddress implements ApplicationListener<WebServerInitializedEvent> {

	private final Membership membership;

	private final HazelcastInstance hazelcast;

	ServingAddress(Membership membership, HazelcastInstance hazelcast) {
		this.membership = membership;
		this.hazelcast = hazelcast;
	}

	@Override
	public void onApplicationEvent(WebServerInitializedEvent event) {
		// the management port has a server of its own
		if (event.getApplicationContext().getServerNamespace() == null) {
			String host = this.hazelcast.getCluster().getLocalMember().getAddress().getHost();
			this.membership.servesAt(host + ":" + event.getWebServer().getPort());
		}
	}

}
