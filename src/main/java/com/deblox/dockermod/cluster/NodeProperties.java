package com.deblox.dockermod.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this node is called.
 *
 * @param name the node's name, the same after each restart; the host's name unless set
 * @param labels the node's labels, for placement and for people
 */
@ConfigurationProperties("dockermod.node")
record NodeProperties(@Nullable String name, @DefaultValue Map<String, String> labels) {

	NodeProperties {
		if (name != null && !NodeName.isValid(name)) {
			throw new IllegalArgumentException("dockermod.node.name is '" + name
					+ "': letters, digits, '_', '.' and '-' are allowed, beginning with a letter or digit, at most 128");
		}
		labels = Map.copyOf(labels);
	}

	NodeName nodeName() {
		return new NodeName((this.name != null) ? this.name : hostName());
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			// the message is "<host name>: <why it has no address>": the name is there
			String message = String.valueOf(ex.getMessage());
			int colon = message.indexOf(':');
			return (colon > 0) ? message.substring(0, colon) : message;
		}
	}

}
