package com.deblox.dockermod.docker;

import java.net.URI;
import java.nio.file.Path;

import javax.net.ssl.SSLContext;

import com.github.dockerjava.core.LocalDirectorySSLConfig;
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
 * @param maxStreams the most streams (logs that are followed, sessions, copies) that are
 * open at the daemon at once
 */
@ConfigurationProperties("dockermod.docker")
record DockerProperties(@DefaultValue("unix:///var/run/docker.sock") URI host, @Nullable Path certPath,
		@DefaultValue("128") int maxRequests, @DefaultValue("4096") int maxStreams) {

	DockerProperties {
		boolean unix = "unix".equals(host.getScheme()) && host.getPath() != null && !host.getPath().isEmpty();
		boolean tcp = "tcp".equals(host.getScheme()) && host.getHost() != null && host.getPort() > 0;
		if (!unix && !tcp) {
			throw new IllegalArgumentException(
					"dockermod.docker.host is '" + host + "': unix:///path or tcp://host:port is allowed");
		}
		requireWithin("max-requests", maxRequests, 10_000);
		requireWithin("max-streams", maxStreams, 100_000);
	}

	private static void requireWithin(String setting, int value, int most) {
		if (value < 1 || value > most) {
			throw new IllegalArgumentException(
					"dockermod.docker." + setting + " is " + value + ": allowed are 1 to " + most);
		}
	}

	Dialler dialler() {
		if ("unix".equals(this.host.getScheme())) {
			return Dialler.unix(this.host.getPath());
		}
		return Dialler.tcp(this.host.getHost(), this.host.getPort(), tls());
	}

	private @Nullable SSLContext tls() {
		return (this.certPath != null) ? new LocalDirectorySSLConfig(this.certPath.toString()).getSSLContext() : null;
	}

}
