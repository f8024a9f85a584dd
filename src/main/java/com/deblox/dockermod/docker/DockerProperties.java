package com.deblox.dockermod.docker;

import java.net.URI;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this host's Docker daemon is reached.
 *
 * @param host where it listens: {@code unix:///…} or {@code tcp://host:port}
 * @param certPath a folder with {@code ca.pem}, {@code cert.pem} and {@code key.pem}, for
 * a daemon on TCP with TLS
 * @param maxRequests the most requests that the daemon has to answer at once
 */
@ConfigurationProperties("dockermod.docker")
record DockerProperties(@DefaultValue("unix:///var/run/docker.sock") URI host, @Nullable Path certPath,
		@DefaultValue("128") int maxRequests) {

	DockerProperties {
		boolean unix = "unix".equals(host.getScheme()) && host.getPath() != null && !host.getPath().isEmpty();
		boolean tcp = "tcp".equals(host.getScheme()) && host.getHost() != null && host.getPort() > 0;
		if (!unix && !tcp) {
			throw new IllegalArgumentException(
					"dockermod.docker.host is '" + host + "': unix:///path or tcp://host:port is allowed");
		}
		if (maxRequests < 1 || maxRequests > 10_000) {
			throw new IllegalArgumentException(
					"dockermod.docker.max-requests is " + maxRequests + ": allowed are 1 to 10000");
		}
	}

}
