package com.deblox.dockermod.original;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

import com.deblox.dockermod.settings.WrongSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * What {@code -cluster-host} means: where this node meets the others, and serves.
 */
final class ClusterHost {

	private static final String SECRET = "dockermod.security.secret";

	private static final ConfigurationPropertyName ADDRESS = ConfigurationPropertyName.of("server.address");

	private ClusterHost() {
	}

	/**
	 * The address that is meant.
	 * @param host an address or a name
	 * @param environment says whether the nodes share a secret
	 * @return the address, one of this host
	 */
	static InetAddress address(String host, Environment environment) {
		InetAddress address = resolved(host);
		if (!address.isLoopbackAddress() && !environment.containsProperty(SECRET)
				&& !environment.containsProperty(SECRET + "-file")) {
			throw new WrongSettingException("-cluster-host is " + host
					+ ", where whoever connects would be a node: a loopback address is allowed, or any of this host with "
					+ SECRET + "-file or " + SECRET + " set");
		}
		return address;
	}

	private static InetAddress resolved(String host) {
		try {
			InetAddress address = InetAddress.getByName(host);
			if (NetworkInterface.getByInetAddress(address) != null) {
				return address;
			}
			String digits = address.getHostAddress();
			String which = digits.equals(host) ? "" : "is " + digits + ", an address that ";
			throw wrong(host, which + "this host does not have", null);
		}
		catch (UnknownHostException ex) {
			throw wrong(host, "no name server and no /etc/hosts knows", ex);
		}
		catch (SocketException ex) {
			throw wrong(host, "cannot be looked for among this host's", ex);
		}
	}

	private static WrongSettingException wrong(String host, String why, @Nullable Exception cause) {
		return new WrongSettingException("-cluster-host is " + host + ", which " + why
				+ ": an address of this host is allowed, as 'ip -brief address' lists them", cause);
	}

	/** Whether callers are served where somebody said, and not where the jar does. */
	static boolean isServingAddressSet(ConfigurableEnvironment environment) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			ConfigurationProperty found = source.getConfigurationProperty(ADDRESS);
			if (found != null) {
				return !String.valueOf(found.getOrigin()).contains("class path resource");
			}
		}
		return false;
	}

}
