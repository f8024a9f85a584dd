package com.deblox.dockermod.systemd;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.deblox.dockermod.cluster.Identity;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.docker.EngineMonitor;
import com.hazelcast.core.HazelcastInstance;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The beans of this package, none unless a service manager started this process and says
 * where it hears: then no class that calls the C library is loaded.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(SystemdConfiguration.SOCKET)
class SystemdConfiguration {

	static final String SOCKET = "NOTIFY_SOCKET";

	/** In microseconds; with it goes the id of the process that is meant. */
	static final String WATCHDOG = "WATCHDOG_USEC";

	static final String WATCHED = "WATCHDOG_PID";

	private static final String NODES = "nodes";

	@Bean
	Heartbeat heartbeat(Environment environment, Nodes nodes, Identity identity, EngineMonitor engine) {
		return new Heartbeat(new NotifySocket(environment.getRequiredProperty(SOCKET)),
				new StatusLine(nodes, identity, engine));
	}

	@Bean
	ServiceLife serviceLife(ApplicationContext context, Heartbeat heartbeat, HazelcastInstance hazelcast) {
		return new ServiceLife(context, heartbeat, (node) -> signs(node, hazelcast),
				watchdog(context.getEnvironment(), ProcessHandle.current().pid()));
	}

	private static List<LifeSign> signs(ApplicationContext node, HazelcastInstance hazelcast) {
		List<LifeSign> signs = new ArrayList<>();
		if (node instanceof WebServerApplicationContext served
				&& served.getWebServer() instanceof TomcatWebServer server) {
			Connector[] connectors = server.getTomcat().getService().findConnectors();
			Arrays.stream(connectors).map(FrontDoor::of).forEach(signs::add);
		}
		signs.add(new MemberThreads(hazelcast, NODES));
		return signs;
	}

	/** None where another process is meant. */
	static Duration watchdog(Environment environment, long self) {
		if (environment.getProperty(WATCHED, Long.class, self) != self) {
			return Duration.ZERO;
		}
		return Duration.of(environment.getProperty(WATCHDOG, Long.class, 0L), ChronoUnit.MICROS);
	}

}
