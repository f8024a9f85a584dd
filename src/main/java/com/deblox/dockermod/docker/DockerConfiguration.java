package com.deblox.dockermod.docker;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import com.deblox.dockermod.engine.DeadlineWatch;
import com.deblox.dockermod.engine.NodeName;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DockerProperties.class)
class DockerConfiguration {

	/**
	 * As many calls may look after the daemon itself: not kept out by those of callers.
	 */
	private static final int WATCHERS = 8;

	@Bean(destroyMethod = "shutdownNow", defaultCandidate = false)
	ScheduledExecutorService dockerDeadlines() {
		ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1,
				Thread.ofPlatform().name("docker-deadlines").daemon().factory());
		scheduler.setRemoveOnCancelPolicy(true);
		return scheduler;
	}

	@Bean
	DeadlineWatch deadlineWatch() {
		return new DeadlineWatch();
	}

	@Bean
	DockerClients dockerClients(DockerProperties properties,
			@Qualifier("dockerDeadlines") ScheduledExecutorService scheduler) {
		return new DockerClients(properties, scheduler);
	}

	@Bean
	DockerTransport dockerTransport(NodeName self, DockerProperties properties, DockerClients clients) {
		return new DockerTransport(self, properties, clients);
	}

	@Bean
	StreamTransport streamTransport(@Qualifier("dockerDeadlines") ScheduledExecutorService scheduler) {
		return new StreamTransport(scheduler);
	}

	@Bean
	DaemonStreams daemonStreams(NodeName self, DockerProperties properties, StreamTransport transport) {
		return new DaemonStreams(self, properties, transport);
	}

	@Bean
	ApiRange apiRange() {
		return new ApiRange();
	}

	@Bean
	DockerEngine dockerEngine(NodeName self, DockerTransport transport, DockerProperties properties,
			@Qualifier("dockerDeadlines") ScheduledExecutorService scheduler, DeadlineWatch watch,
			DaemonStreams streams, ApiRange versions) {
		return new DockerEngine(self, transport, properties.maxRequests(), scheduler, watch, streams, versions);
	}

	@Bean
	EngineMonitor engineMonitor(NodeName self, DockerTransport transport,
			@Qualifier("dockerDeadlines") ScheduledExecutorService scheduler, DeadlineWatch watch,
			DaemonStreams streams, ApiRange versions, JsonMapper json, Clock clock) {
		EngineMonitor monitor = new EngineMonitor(
				new DockerEngine(self, transport, WATCHERS, scheduler, watch, streams, versions), json, clock);
		monitor.addListener(versions);
		transport.onGone(monitor::lookNow);
		return monitor;
	}

	@Bean
	EngineEvents engineEvents(DockerTransport transport, EngineMonitor monitor, JsonMapper json, Clock clock) {
		EngineEvents events = new EngineEvents(transport, json, clock);
		monitor.addListener(events);
		return events;
	}

	@Bean
	DockerWatch dockerWatch(EngineMonitor monitor, EngineEvents events) {
		return new DockerWatch(monitor, events);
	}

}
