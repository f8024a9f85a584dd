package com.deblox.dockermod.ownership;

import java.time.Duration;

import com.deblox.dockermod.settings.Within;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the shared map is kept.
 *
 * @param trackingInterval how often a node compares all of its daemon's containers with
 * what the cluster knows; changes are told by the daemon's events at once. 100ms to 1d
 */
@ConfigurationProperties("dockermod")
record OwnershipProperties(@DefaultValue("10s") Duration trackingInterval) {

	OwnershipProperties {
		Within.time("dockermod.tracking-interval", trackingInterval, Duration.ofMillis(100), Duration.ofDays(1));
	}

}
