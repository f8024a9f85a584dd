package com.deblox.dockermod.systemd;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import com.deblox.dockermod.docker.Dialler;
import com.deblox.dockermod.docker.Wire;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.TraceParent;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jspecify.annotations.Nullable;

/**
 * That a request of this node to itself is answered, through one of the places where it
 * serves callers. No daemon and no other node is asked for it.
 *
 * @param name where that is, for people
 * @param dialler connects to there
 * @param path what is asked for; whatever is answered will do, but for failures
 * @param full whether as many connections are open as may be: one more waits then, which
 * tells nothing, and is no reason to end all the others
 */
record FrontDoor(String name, Dialler dialler, String path, BooleanSupplier full) implements LifeSign {

	private static final Pattern ANSWERED = Pattern.compile("HTTP/1\\.1 [1-4]\\d\\d");

	private static final int LENGTH = 12;

	/**
	 * Whoever asks there is on this host, and served: so it is a Docker client's request.
	 */
	private static final String SERVED = "/_ping";

	/** Where a token may be asked for: what anybody may know. */
	private static final String KNOWN = "/actuator/health/liveness";

	static FrontDoor of(Connector connector) {
		AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
		BooleanSupplier full = () -> protocol.getConnectionCount() >= protocol.getMaxConnections();
		Object path = connector.getProperty("unixDomainSocketPath");
		if (path != null) {
			return new FrontDoor(path.toString(), Dialler.unix(path.toString()), SERVED, full);
		}
		String host = host(protocol.getAddress());
		int port = connector.getLocalPort();
		return new FrontDoor(host + ":" + port, Dialler.tcp(host, port, protocol.isSSLEnabled() ? context() : null),
				KNOWN, full);
	}

	private static String host(@Nullable InetAddress address) {
		return ((address == null || address.isAnyLocalAddress()) ? InetAddress.getLoopbackAddress() : address)
			.getHostAddress();
	}

	/** It need not know this node's certificate: that one is shown is an answer. */
	private static SSLContext context() {
		try {
			return SSLContext.getDefault();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void show() throws IOException {
		if (this.full.getAsBoolean()) {
			return;
		}
		try (Wire wire = this.dialler.dial()) {
			wire.out().write(request().getBytes(StandardCharsets.US_ASCII));
			String head = new String(wire.in().readNBytes(LENGTH), StandardCharsets.US_ASCII);
			if (!ANSWERED.matcher(head).matches()) {
				throw new IOException(this.name + " answers '" + head + "'");
			}
		}
		catch (SSLException ex) {
			if (ex.getCause() instanceof EOFException) {
				throw new IOException(this.name + " closes connections", ex);
			}
		}
		catch (SocketTimeoutException ex) {
			throw new IOException(this.name + " takes no connections", ex);
		}
	}

	/** Its trace says that nobody need record it. */
	private String request() {
		RequestId id = RequestId.random();
		return "GET " + this.path + " HTTP/1.1\r\nHost: localhost\r\n" + TraceParent.HEADER + ": 00-" + id.traceId()
				+ "-" + id.spanId() + "-00\r\nConnection: close\r\n\r\n";
	}

}
