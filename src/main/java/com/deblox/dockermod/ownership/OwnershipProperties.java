package com.deblox.dockermod.ownership;

import java.time.Duration;

import com.deblox.dockermod.settings.Within;
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
		Within.time("dockermod.tracking-interval", trackingInterval, Duration.ofMillis(100), Duration.ofDays(1));
	}

}
