package com.deblox.dockermod.bus;

import java.time.Clock;
import java.time.Duration;

import com.deblox.dockermod.actions.ActionFixtures;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.observation.Observations;
import com.deblox.dockermod.security.Rights;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/**
 * A server with the bus behind the ordinary security, over a fake cluster. Without
 * stereotypes, so that no scan of the whole application finds it.
 */
@EnableAutoConfiguration(exclude = HazelcastAutoConfiguration.class)
@ComponentScan({ "com.deblox.dockermod.security", "com.deblox.dockermod.http", "com.deblox.dockermod.observation",
		"com.deblox.dockermod.audit" })
class BusApplication {

	static final int MOST = 150;

	/** Shorter than in life, and each told apart from the others. */
	static final BusTimes TIMES = new BusTimes(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(400),
			Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(50));

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	NodeName self() {
		return new NodeName("node1");
	}

	@Bean
	ActionFixtures cluster() {
		return new ActionFixtures();
	}

	@Bean
	FakeFeed feed() {
		return new FakeFeed();
	}

	@Bean
	BusHandler busHandler(ActionFixtures cluster, Observations observations, FakeFeed feed, Rights rights) {
		return new BusHandler(new BusServices(cluster.desk(20, observations), feed, rights, new Addresses("deblox"),
				new EventBody(), TIMES), MOST);
	}

	@Bean
	Pulse pulse(BusHandler handler) {
		return new Pulse(handler, TIMES.tick());
	}

	@Bean
	SimpleUrlHandlerMapping busMapping(BusHandler handler) {
		return new BusConfiguration().busMapping(handler);
	}

	@Bean
	ServletServerContainerFactoryBean buffers() {
		return new BusConfiguration().webSocketBuffers();
	}

}
