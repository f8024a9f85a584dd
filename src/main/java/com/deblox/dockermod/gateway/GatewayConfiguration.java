package com.deblox.dockermod.gateway;

import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.cluster.PeerGate;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.observation.Observations;
import com.deblox.dockermod.routing.ClusterEngine;
import com.deblox.dockermod.routing.ContainerCreator;
import com.deblox.dockermod.routing.NodeChoice;
import com.deblox.dockermod.routing.OperationDeadlines;
import jakarta.servlet.Filter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
class GatewayConfiguration {

	/** After Spring Security's chain. */
	private static final int AFTER_SECURITY = 0;

	@Bean
	Versions versions(Nodes nodes) {
		return new Versions(nodes::all);
	}

	@Bean
	RouteTable routeTable(NodeName self, Nodes nodes, ClusterEngine cluster, ContainerCreator creator,
			NodeChoice choice, OperationDeadlines deadlines, Versions versions) {
		ClusterView view = new ClusterView(cluster, new Everywhere(cluster::executeOnAll, self), cluster::executeOn,
				self, nodes::all, deadlines::quick);
		return RouteTable.of(view, new CreateRule(creator, new NetworkNames(view)), choice::choose, versions);
	}

	@Bean
	StopFilter stopFilter() {
		return new StopFilter();
	}

	@Bean
	Doors doors() {
		return new Doors();
	}

	/** Who is nobody is told so, and no more, at the end as before. */
	@Bean
	FilterRegistrationBean<StopFilter> stopFilterRegistration(StopFilter filter) {
		FilterRegistrationBean<StopFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(AFTER_SECURITY - 1);
		return registration;
	}

	@Bean
	OpenStreams openStreams() {
		return new OpenStreams();
	}

	@Bean
	FilterRegistrationBean<GatewayFilter> gatewayFilter(Nodes nodes, RouteTable routes, Versions versions,
			OperationDeadlines deadlines, OpenStreams streams, Observations observations) {
		DockerTarget target = new DockerTarget(
				(name) -> NodeName.isValid(name) && nodes.find(new NodeName(name)) != null);
		return first(new GatewayFilter(target, routes, versions, new RequestReader(deadlines), streams, observations));
	}

	@Bean
	FilterRegistrationBean<PeerFilter> peerFilter(PeerGate gate) {
		return first(new PeerFilter(gate));
	}

	private static <F extends Filter> FilterRegistrationBean<F> first(F filter) {
		FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(AFTER_SECURITY);
		return registration;
	}

	@Bean
	UnixSocket unixSocket(GatewayProperties properties) {
		return new UnixSocket(properties.socket());
	}

	/** Docker's paths reach the gateway as they came. */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> dockerPaths() {
		return (factory) -> factory.addConnectorCustomizers(HttpRules::apply);
	}

}
