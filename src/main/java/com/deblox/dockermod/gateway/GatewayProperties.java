package com.deblox.dockermod.gateway;

import com.deblox.dockermod.settings.WrongSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Docker clients of this host are served.
 *
 * @param socket the unix socket for Docker clients of this host, who need no token: the
 * file's rights decide, 0660 and group {@code docker}. Its folder must be closed to
 * others. An absolute path of at most 107 characters; empty for none
 */
@ConfigurationProperties("dockermod")
record GatewayProperties(@DefaultValue("/run/dockermod/docker.sock") String socket) {

	/** The kernel's limit, less the zero at the end. */
	private static final int LONGEST = 107;

	GatewayProperties {
		if (!socket.isEmpty() && (!socket.startsWith("/") || socket.length() > LONGEST)) {
			throw new WrongSettingException("dockermod.socket is '" + socket + "': an absolute path of at most "
					+ LONGEST + " characters is allowed, or nothing for no socket");
		}
	}

}
