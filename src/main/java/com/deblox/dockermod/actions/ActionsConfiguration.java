package com.deblox.dockermod.actions;

import java.time.Duration;

import com.deblox.dockermod.cluster.Identity;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.observation.Observations;
import com.deblox.dockermod.ownership.ContainerIndex;
import com.deblox.dockermod.routing.ClusterEngine;
import com.deblox.dockermod.routing.ContainerCreator;
import com.deblox.dockermod.routing.NodeAdministration;
import com.deblox.dockermod.routing.OperationDeadlines;
import com.deblox.dockermod.routing.PullAnswer;
import com.deblox.dockermod.routing.RoutingProperties;
import com.deblox.dockermod.templates.Templates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
class ActionsConfiguration {

	private static final Duration QUIET = Duration.ofSeconds(15);

	private static final Duration INTERVAL = Duration.ofSeconds(5);

	@Bean
	Cluster cluster(Identity identity, ClusterEngine engine, ContainerCreator creator, PullAnswer pulls, Nodes nodes,
			NodeAdministration administration, ContainerIndex index) {
		return new RoutedCluster(identity, engine, creator, pulls, nodes, administration, index);
	}

	@Bean
	Actions actions(Cluster cluster, OperationDeadlines deadlines, Templates templates, RoutingProperties properties) {
		return new Actions(cluster,
				ActionTable.of(new CreateActions(cluster, templates, properties.maxInstances()),
						new ContainerActions(cluster, deadlines), new LogsAction(cluster, deadlines),
						new ListActions(cluster, deadlines), new ImageActions(cluster, deadlines),
						new NodeActions(cluster), new TemplateActions(templates)));
	}

	@Bean
	ActionController actionController(Actions actions, Observations observations) {
		return new ActionController(actions, new InFlight(InFlight.LIMIT), new PatientAnswer(QUIET, INTERVAL),
				observations);
	}

	@Bean
	GreetingController greetingController(NodeName self, ObjectProvider<BuildProperties> build) {
		BuildProperties properties = build.getIfAvailable();
		String version = (properties != null) ? properties.getVersion() : null;
		return new GreetingController(self, (version != null) ? version : "unknown");
	}

}
