package com.deblox.dockermod.bus;

import java.util.Map;

import com.deblox.dockermod.actions.ActionDesk;
import com.deblox.dockermod.events.ClusterEvents;
import com.deblox.dockermod.security.Rights;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BusProperties.class)
class BusConfiguration {

	private static final String PATH = "/bus";

	/** What each connection holds to read with; longer messages come in pieces. */
	private static final int BUFFER = 2048;

	@Bean
	BusHandler busHandler(ActionDesk desk, ClusterEvents events, Rights rights, BusProperties properties) {
		return new BusHandler(new BusServices(desk, events::subscribe, rights,
				new Addresses(properties.clusterAddress()), new EventBody(), BusTimes.USUAL),
				properties.bus().maxSessions());
	}

	@Bean
	MeterBinder busClients(BusHandler handler, BusProperties properties) {
		return (registry) -> {
			Gauge.builder("dockermod.bus.clients", handler, BusHandler::size)
				.description("Clients of this node's bus")
				.register(registry);
			Gauge.builder("dockermod.bus.clients.limit", () -> properties.bus().maxSessions())
				.description("The most clients of this node's bus at once")
				.register(registry);
		};
	}

	@Bean
	Pulse busPulse(BusHandler handler) {
		return new Pulse(handler, BusTimes.USUAL.tick());
	}

	@Bean
	SimpleUrlHandlerMapping busMapping(BusHandler handler) {
		return new SimpleUrlHandlerMapping(Map.of(PATH, new BusEntrance(handler)), 0);
	}

	@Bean
	ServletServerContainerFactoryBean webSocketBuffers() {
		ServletServerContainerFactoryBean buffers = new ServletServerContainerFactoryBean();
		buffers.setMaxTextMessageBufferSize(BUFFER);
		buffers.setMaxBinaryMessageBufferSize(BUFFER);
		return buffers;
	}

}
