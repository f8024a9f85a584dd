package com.deblox.dockermod.docker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * Connects to one address, as often as it is asked to.
 */
@FunctionalInterface
public interface Dialler {

	/** The longest time for a connection to come about. */
	Duration TIMEOUT = Duration.ofSeconds(2);

	/**
	 * Connect.
	 * @return a new connection
	 * @throws IOException if there is none
	 */
	Wire dial() throws IOException;

	/**
	 * Dial a TCP port.
	 * @param host the host
	 * @param port the port
	 * @param tls what to trust, or {@code null} for no TLS
	 * @return the dialler
	 */
	static Dialler tcp(String host, int port, @Nullable SSLContext tls) {
		return () -> (tls != null) ? TlsWire.connect(new InetSocketAddress(host, port), tls, TIMEOUT)
				: ChannelWire.connect(new InetSocketAddress(host, port), TIMEOUT);
	}

	/**
	 * Dial a unix socket.
	 * @param path its path
	 * @return the dialler
	 */
	static Dialler unix(String path) {
		return () -> ChannelWire.connect(UnixDomainSocketAddress.of(path), TIMEOUT);
	}

}
