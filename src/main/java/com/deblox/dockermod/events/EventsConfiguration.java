package com.deblox.dockermod.events;

import java.time.Clock;

import com.deblox.dockermod.cluster.Identity;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.docker.EngineEvents;
import com.deblox.dockermod.docker.EngineMonitor;
import com.hazelcast.core.HazelcastInstance;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
class EventsConfiguration {

	@Bean
	HazelcastConfigCustomizer eventsOnTheWire() {
		return EventTopic::configure;
	}

	@Bean
	EventDesk eventDesk(Nodes nodes, Identity identity, HazelcastInstance hazelcast, Clock clock) {
		return new EventDesk(nodes, identity, hazelcast, clock);
	}

	@Bean
	ClusterEvents clusterEvents(EventDesk desk) {
		return desk.events();
	}

	@Bean
	EventMeters eventMeters(ClusterEvents events) {
		return new EventMeters(events);
	}

	@Bean
	DaemonEvents daemonEvents(EventDesk desk, EngineEvents events, EngineMonitor monitor, Clock clock) {
		DaemonEvents daemonEvents = new DaemonEvents(desk.publisher(), clock);
		events.addListener(daemonEvents);
		monitor.addListener(daemonEvents);
		return daemonEvents;
	}

}
