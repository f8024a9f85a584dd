package com.deblox.dockermod.api;

import java.time.Clock;
import java.util.List;

import com.deblox.dockermod.cluster.Identity;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.doctor.ClusterCheckup;
import com.deblox.dockermod.events.ClusterEvents;
import com.deblox.dockermod.ownership.ContainerIndex;
import com.deblox.dockermod.observation.Observations;
import com.deblox.dockermod.routing.ClusterEngine;
import com.deblox.dockermod.routing.NodeAdministration;
import com.deblox.dockermod.routing.OperationDeadlines;
import com.deblox.dockermod.security.Rights;
import com.deblox.dockermod.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

	@Bean
	EventsController eventsController(ClusterEvents events, Nodes nodes, Rights rights) {
		return new EventsController(events, nodes, rights);
	}

	@Bean
	NodesController nodesController(Nodes nodes, ContainerIndex index, NodeAdministration administration) {
		return new NodesController(nodes, index, administration);
	}

	@Bean
	DrainController drainController(Nodes nodes, NodeAdministration administration, ClusterEngine cluster,
			OperationDeadlines deadlines) {
		return new DrainController(nodes, administration, new DrainedContainers(
				(node, request) -> cluster.executeOn(List.of(node), request).getFirst(), deadlines));
	}

	@Bean
	ContainersController containersController(Nodes nodes, ContainerIndex index, Rights rights,
			OperationDeadlines deadlines, Clock clock, HttpServletRequest request) {
		return new ContainersController(nodes, index, rights, deadlines, clock, request);
	}

	@Bean
	DoctorController doctorController(ClusterCheckup cluster) {
		return new DoctorController(cluster);
	}

	@Bean
	TemplatesController templatesController(Templates templates) {
		return new TemplatesController(templates);
	}

	@Bean
	ApiErrors apiErrors() {
		return new ApiErrors();
	}

	@Bean
	DescriptionController descriptionController() {
		return new DescriptionController();
	}

	@Bean
	ApiMvc apiMvc(Observations observations, Identity identity) {
		return new ApiMvc(observations, identity::check);
	}

}
