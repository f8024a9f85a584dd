package com.deblox.dockermod.bus;

import com.deblox.dockermod.settings.Within;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bus is called, and how many it serves.
 *
 * @param clusterAddress the cluster's name, with which its addresses on the bus begin;
 * nodes with another one do not join. Letters, digits, '_', '.' and '-', at most 64
 * @param bus the bus itself
 */
@ConfigurationProperties("dockermod")
record BusProperties(@DefaultValue("deblox") String clusterAddress, @DefaultValue Bus bus) {

	/**
	 * The bus itself.
	 *
	 * @param maxSessions the most clients that are connected to this node's bus at once;
	 * one more is refused with 503. 1 to 5000
	 */
	record Bus(@DefaultValue("2000") int maxSessions) {

		Bus {
			Within.number("dockermod.bus.max-sessions", maxSessions, 1, 5000);
		}

	}

}
