package com.deblox.dockermod.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.settings.WrongSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this node is called.
 *
 * @param name the node's name, the same after each restart and no other node's; the
 * host's name unless set. Letters, digits, '_', '.' and '-', at most 128
 * @param labels the node's labels, as in {@code zone: a}: for constraints
 * ({@code constraint:zone==a}), and shown by {@code list-nodes}
 */
@ConfigurationProperties("dockermod.node")
record NodeProperties(@Nullable String name, @DefaultValue Map<String, String> labels) {

	private static final Path KERNEL_HOSTNAME = Path.of("/proc/sys/kernel/hostname");

	NodeProperties {
		if (name != null && !NodeName.isValid(name)) {
			throw new WrongSettingException("dockermod.node.name is '" + name
					+ "': letters, digits, '_', '.' and '-' are allowed, beginning with a letter or digit, at most 128");
		}
		labels = Map.copyOf(labels);
	}

	NodeName nodeName() {
		return new NodeName((this.name != null) ? this.name : hostName());
	}

	/** The kernel's word, since a host's name need not have an address. */
	static String hostName() {
		try {
			return Files.isReadable(KERNEL_HOSTNAME) ? Files.readString(KERNEL_HOSTNAME).strip()
					: InetAddress.getLocalHost().getHostName();
		}
		catch (IOException ex) {
			throw new WrongSettingException("dockermod.node.name is not set, and this host's name cannot be found out: "
					+ ex.getMessage() + ". Set it", ex);
		}
	}

}
