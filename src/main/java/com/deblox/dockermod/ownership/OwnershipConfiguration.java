package com.deblox.dockermod.ownership;

import java.time.Clock;
import java.util.List;

import com.deblox.dockermod.cluster.Identity;
import com.deblox.dockermod.cluster.LostNodes;
import com.deblox.dockermod.cluster.Membership;
import com.deblox.dockermod.cluster.MirroredMap;
import com.deblox.dockermod.cluster.MirroredMaps;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.docker.DockerEngine;
import com.deblox.dockermod.docker.EngineEvents;
import com.deblox.dockermod.engine.NodeName;
import com.hazelcast.query.Predicates;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OwnershipProperties.class)
class OwnershipConfiguration {

	@Bean
	HazelcastConfigCustomizer containerEntryOnTheWire() {
		return (config) -> config.getSerializationConfig()
			.getCompactSerializationConfig()
			.addSerializer(new ContainerEntrySerializer());
	}

	@Bean
	MirroredMap<ContainerEntry> containers(MirroredMaps maps, Membership membership, Nodes nodes, LostNodes lostNodes) {
		MirroredMap<ContainerEntry> containers = maps.create("containers", ContainerEntry::sharing);
		// each live node's tracker puts its own back; a lost node's are remembered by all
		membership.tend(containers, () -> List.copyOf(containers.values()).forEach((entry) -> {
			if (nodes.isLost(entry.node())) {
				containers.shared().putIfAbsent(entry.id(), entry);
			}
			else if (nodes.isForgotten(entry.node())) {
				containers.remove(entry.id());
			}
		}));
		lostNodes.onForgotten(
				(node) -> containers.shared().removeAll(Predicates.equal(ContainerEntrySerializer.NODE, node.value())));
		return containers;
	}

	@Bean
	ContainerIndex containerIndex(MirroredMap<ContainerEntry> containers) {
		return new ContainerIndex(containers);
	}

	@Bean
	Tracker tracker(NodeName self, DockerEngine engine, Identity identity, MirroredMap<ContainerEntry> containers,
			JsonMapper json) {
		return new Tracker(self, engine, identity, containers, json);
	}

	@Bean
	ContainerMeters containerMeters(NodeName self, MirroredMap<ContainerEntry> containers) {
		return new ContainerMeters(self, containers);
	}

	@Bean("indexHealthIndicator")
	IndexHealth indexHealth(MirroredMap<ContainerEntry> containers, TrackerTrigger trigger,
			OwnershipProperties properties, Clock clock) {
		return new IndexHealth(containers, trigger::tracking, properties.trackingInterval(), clock);
	}

	@Bean(initMethod = "start")
	TrackerTrigger trackerTrigger(Tracker tracker, OwnershipProperties properties, EngineEvents events,
			Membership membership, Clock clock) {
		TrackerTrigger trigger = new TrackerTrigger(tracker, properties, clock);
		membership.tracks(trigger::tracking);
		events.addListener(trigger);
		membership.onRepaired(trigger::reconcileSoon);
		return trigger;
	}

}
