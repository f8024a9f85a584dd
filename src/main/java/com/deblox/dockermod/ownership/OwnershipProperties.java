package com.deblox.dockermod.ownership;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the shared map is kept.
 *
 * @param trackingInterval how often a node compares its daemon's containers with the map,
 * beside what the daemon's events say at once
 */
@ConfigurationProperties("dockermod")
record OwnershipProperties(@DefaultValue("10s") Duration trackingInterval) {

	OwnershipProperties {
		if (trackingInterval.toMillis() < 100) {
			throw new IllegalArgumentException(
					"dockermod.tracking-interval is " + trackingInterval + ": 100ms and more is allowed, as in 10s");
		}
	}

}
