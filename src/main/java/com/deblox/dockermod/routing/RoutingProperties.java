package com.deblox.dockermod.routing;

import java.time.Duration;

import com.deblox.dockermod.settings.Within;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests go through the cluster.
 *
 * @param taskTimeout the time for the cluster's part of a request, and for calls that are
 * quick; what an operation takes by itself (a stop's timeout, a pull) is added to it. 1ms
 * to 1d
 * @param newContainerTimeout the time that a daemon has to create one container, its
 * image being there. 1ms to 1d
 * @param maxInstances the most containers that one request may ask for. 1 to 100000
 */
@ConfigurationProperties("dockermod")
public record RoutingProperties(@DefaultValue("2500ms") Duration taskTimeout,
		@DefaultValue("15s") Duration newContainerTimeout, @DefaultValue("1000") int maxInstances) {

	private static final Duration LEAST = Duration.ofMillis(1);

	private static final Duration MOST = Duration.ofDays(1);

	public RoutingProperties {
		Within.time("dockermod.task-timeout", taskTimeout, LEAST, MOST);
		Within.time("dockermod.new-container-timeout", newContainerTimeout, LEAST, MOST);
		Within.number("dockermod.max-instances", maxInstances, 1, 100_000);
	}

}
