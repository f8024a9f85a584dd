package com.deblox.dockermod.cluster;

import java.time.Duration;

import com.deblox.dockermod.settings.Within;
import com.deblox.dockermod.settings.WrongSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the cluster is called, and how long it remembers.
 *
 * @param clusterAddress the cluster's name, with which its addresses on the bus begin;
 * nodes with another one do not join. Letters, digits, '_', '.' and '-', at most 64
 * @param lostNodeRetention how long a lost node and its containers stay known: until then
 * it is named in answers, and its containers are 503 and not 404. 1ms to 365d
 * @param join whether this node joins others; {@code false} leaves it alone
 */
@ConfigurationProperties("dockermod")
record ClusterProperties(@DefaultValue("deblox") String clusterAddress, @DefaultValue("10m") Duration lostNodeRetention,
		@DefaultValue("true") boolean join) {

	ClusterProperties {
		if (!clusterAddress.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
			throw new WrongSettingException("dockermod.cluster-address is '" + clusterAddress
					+ "': letters, digits, '_', '.' and '-' are allowed, at most 64");
		}
		Within.time("dockermod.lost-node-retention", lostNodeRetention, Duration.ofMillis(1), Duration.ofDays(365));
	}

}
