package com.deblox.dockermod.api;

import com.deblox.dockermod.cluster.Identity;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.ownership.ContainerIndex;
import com.deblox.dockermod.routing.NodeAdministration;
import com.deblox.dockermod.templates.Templates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

	@Bean
	NodesController nodesController(Nodes nodes, ContainerIndex index, NodeAdministration administration) {
		return new NodesController(nodes, index, administration);
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
	WebMvcConfigurer apiRequests(Identity identity) {
		return new WebMvcConfigurer() {

			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(new ApiRequests(identity::check)).addPathPatterns("/cluster/**");
			}

		};
	}

}
