package com.deblox.dockermod.routing;

import java.util.List;

import com.deblox.dockermod.cluster.Engines;
import com.deblox.dockermod.cluster.Identity;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.cluster.Pool;
import com.deblox.dockermod.ownership.ContainerIndex;
import com.deblox.dockermod.security.Rights;
import com.hazelcast.core.HazelcastInstance;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoutingProperties.class)
class RoutingConfiguration {

	@Bean
	HazelcastConfigCustomizer nameClaimOnTheWire() {
		return (config) -> config.getSerializationConfig()
			.getCompactSerializationConfig()
			.addSerializer(new NameClaimSerializer());
	}

	@Bean
	OperationDeadlines operationDeadlines(RoutingProperties properties) {
		return new OperationDeadlines(properties);
	}

	@Bean
	FanOut fanOut(Engines engines) {
		return new FanOut(engines);
	}

	@Bean
	Resolver resolver(Nodes nodes, ContainerIndex index, FanOut fanOut, OperationDeadlines deadlines, JsonMapper json) {
		return new Resolver(nodes, index, new Inquiry(nodes, fanOut, deadlines, json));
	}

	@Bean
	NameClaims nameClaims(HazelcastInstance hazelcast, RoutingProperties properties, ContainerIndex index, Nodes nodes,
			FanOut fanOut, OperationDeadlines deadlines, JsonMapper json) {
		return new NameClaims(hazelcast.getMap("names"), properties, index, nodes,
				new NameHolders(fanOut, deadlines, json));
	}

	@Bean
	Admission admission(Identity identity, Rights rights) {
		return new Admission(identity, rights);
	}

	@Bean
	NodeAdministration nodeAdministration(Pool pool, Rights rights) {
		return new NodeAdministration(pool, rights);
	}

	@Bean
	ClusterEngine clusterEngine(Admission admission, Nodes nodes, Engines engines, Resolver resolver, NameClaims names,
			FanOut fanOut, OperationDeadlines deadlines, JsonMapper json) {
		return new ClusterEngine(admission, nodes, engines, resolver, names,
				new ExecLocator(nodes, fanOut, deadlines, json), fanOut);
	}

	@Bean
	PullAnswer pullAnswer(JsonMapper json) {
		return new PullAnswer(json);
	}

	@Bean
	Placement placement(Nodes nodes, Resolver resolver, FanOut fanOut, OperationDeadlines deadlines) {
		RunningContainers running = new RunningContainers(fanOut, deadlines);
		AffinityLook affinities = new AffinityLook(fanOut, deadlines);
		return new Placement(nodes,
				List.of(PlacementFilter.ASKED_FOR, PlacementFilter.UP, PlacementFilter.REGISTERED,
						PlacementFilter.NOT_DRAINING),
				List.of(new TestcontainersTie(nodes.self()), new PlatformTie(), new ContainerTie(resolver, deadlines),
						new VolumeTie(nodes, fanOut, deadlines)),
				List.of(new ConstraintTie(), new AffinityTie(nodes, affinities)), new NetworkTie(fanOut, deadlines),
				List.of(new PortTie(running),
						new ReservationTie(new ReservationLook(running, fanOut, deadlines), new ReservedInFlight())),
				new SoftWishes(affinities));
	}

	@Bean
	Dealer dealer(ContainerIndex index) {
		return new Dealer(index);
	}

	@Bean
	NodeChoice nodeChoice(Placement placement, Dealer dealer) {
		return new NodeChoice(placement, dealer);
	}

	@Bean
	SingleCreate singleCreate(FanOut fanOut, NameClaims names, ContainerIndex index, OperationDeadlines deadlines,
			JsonMapper json) {
		return new SingleCreate(fanOut, names, index, deadlines, json);
	}

	@Bean
	NetworkSupply networkSupply(FanOut fanOut, OperationDeadlines deadlines) {
		return new NetworkSupply(fanOut::askNames, deadlines::quick);
	}

	@Bean
	ImageCopies imageCopies(Engines engines, OperationDeadlines deadlines, PullAnswer pulls) {
		return new ImageCopies(engines::of, deadlines::pull, pulls);
	}

	@Bean
	ImageSources imageSources(Nodes nodes, FanOut fanOut, OperationDeadlines deadlines, PullAnswer pulls,
			ImageCopies copies) {
		return new ImageSources(nodes, fanOut, deadlines, pulls, copies);
	}

	@Bean
	ContainerCreator containerCreator(Admission admission, Placement placement, Dealer dealer,
			OperationDeadlines deadlines, ImageSources images, NetworkSupply networks, SingleCreate single,
			JsonMapper json) {
		return new ContainerCreator(admission, placement, dealer, deadlines, images, networks, single, json);
	}

}
