package com.deblox.dockermod.routing;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests go through the cluster.
 *
 * @param taskTimeout time for the cluster's part of a request and for quick calls
 * @param newContainerTimeout time for a daemon to create one container, once its image is
 * there
 * @param maxInstances the most containers that one request may ask for
 */
@ConfigurationProperties("dockermod")
public record RoutingProperties(@DefaultValue("2500ms") Duration taskTimeout,
		@DefaultValue("15s") Duration newContainerTimeout, @DefaultValue("1000") int maxInstances) {

	public RoutingProperties {
		requirePositive("dockermod.task-timeout", taskTimeout);
		requirePositive("dockermod.new-container-timeout", newContainerTimeout);
		if (maxInstances < 1 || maxInstances > 100_000) {
			throw new IllegalArgumentException(
					"dockermod.max-instances is " + maxInstances + ": allowed are 1 to 100000");
		}
	}

	private static void requirePositive(String name, Duration value) {
		if (value.isNegative() || value.isZero()) {
			throw new IllegalArgumentException(name + " is " + value + ": a time above zero is allowed, as in 2500ms");
		}
	}

}
