package com.deblox.dockermod.cluster;

import java.nio.file.Path;
import java.util.List;

import com.deblox.dockermod.settings.Within;
import com.deblox.dockermod.settings.WrongSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * How this node finds the others, beside what {@code hazelcast.yaml} says. 'dockermod
 * cluster' sets these.
 *
 * @param networkInterface where this node meets the others: an interface's name, an
 * address of this host, or a network as 192.168.1.0/24; without it, what hazelcast.yaml's
 * interfaces say, else this host's only address. Never a bridge of Docker
 * @param port the port for members; without it, hazelcast.yaml's
 * @param addresses where other nodes may be, added to hazelcast.yaml's member-list:
 * addresses or names, with or without a port; a name stands for each address that it has
 * @param file the file in hazelcast.yaml's place; without it, hazelcast.yaml is looked
 * for in the working directory, beside the jar, and in /etc/dockermod
 * @param remembered a file in which this node remembers where members were, for its next
 * start; none unless set
 */
@ConfigurationProperties("dockermod.members")
record MemberProperties(@Name("interface") @Nullable String networkInterface, @Nullable Integer port,
		@DefaultValue List<String> addresses, @Nullable Path file, @Nullable Path remembered) {

	static final String INTERFACE = "dockermod.members.interface";

	static final String FILE = "dockermod.members.file";

	static final MemberProperties NONE = new MemberProperties(null, null, List.of(), null, null);

	MemberProperties {
		if (port != null) {
			Within.number("dockermod.members.port", port, 1, Within.MOST_PORTS);
		}
		for (String address : addresses) {
			if (!address.matches("[A-Za-z0-9._*-]+(:\\d{1,5})?")) {
				throw new WrongSettingException("dockermod.members.addresses has '" + address
						+ "': an address or a name, with or without a port, is allowed, as 192.168.1.10:5701");
			}
		}
		addresses = List.copyOf(addresses);
	}

}
