package com.deblox.dockermod.docker;

import java.net.URI;
import java.nio.file.Path;

import javax.net.ssl.SSLContext;

import com.deblox.dockermod.settings.Within;
import com.deblox.dockermod.settings.WrongSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this host's Docker daemon is reached.
 *
 * @param host where the daemon listens: {@code unix:///path} or {@code tcp://host:port}
 * @param certPath a folder with {@code ca.pem}, {@code cert.pem} and {@code key.pem}, for
 * a daemon on TCP with TLS, as docker's {@code DOCKER_CERT_PATH}
 * @param maxRequests the most requests that the daemon has to answer at once. 1 to 10000
 * @param maxStreams the most streams (logs that are followed, sessions, copies) that are
 * open at the daemon at once. 1 to 100000
 */
@ConfigurationProperties("dockermod.docker")
record DockerProperties(@DefaultValue("unix:///var/run/docker.sock") URI host, @Nullable Path certPath,
		@DefaultValue("128") int maxRequests, @DefaultValue("4096") int maxStreams) {

	DockerProperties {
		boolean unix = "unix".equals(host.getScheme()) && host.getPath() != null && !host.getPath().isEmpty();
		boolean tcp = "tcp".equals(host.getScheme()) && host.getHost() != null && host.getPort() > 0;
		if (!unix && !tcp) {
			throw new WrongSettingException(
					"dockermod.docker.host is '" + host + "': unix:///path or tcp://host:port is allowed");
		}
		if (certPath != null) {
			DockerCertificates.requireIn(certPath);
		}
		Within.number("dockermod.docker.max-requests", maxRequests, 1, 10_000);
		Within.number("dockermod.docker.max-streams", maxStreams, 1, 100_000);
	}

	Dialler dialler() {
		if ("unix".equals(this.host.getScheme())) {
			return Dialler.unix(this.host.getPath());
		}
		return Dialler.tcp(this.host.getHost(), this.host.getPort(), tls());
	}

	/**
	 * TLS with the daemon.
	 * @return what its sockets are made by, or {@code null} where it is called without
	 */
	@Nullable SSLContext tls() {
		return (this.certPath != null) ? DockerCertificates.read(this.certPath) : null;
	}

}
