package com.deblox.dockermod.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.deblox.dockermod.docker.Dialler;
import org.jspecify.annotations.Nullable;

/**
 * Where a node is asked.
 *
 * @param uri {@code http://host:port}, {@code https://host:port} or {@code unix:///path}
 */
record NodeAddress(URI uri) {

	private static final int PORT = 8080;

	private static final String ALLOWED = "http://host:8080, https://host:8080 or unix:///path is allowed";

	/**
	 * The address in a person's words.
	 * @param text the address
	 * @param where who said it
	 * @return the address
	 */
	static NodeAddress parse(String text, String where) {
		try {
			URI uri = new URI(text);
			boolean unix = "unix".equals(uri.getScheme()) && uri.getPath() != null && uri.getPath().startsWith("/");
			boolean http = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null
					&& uri.getUserInfo() == null && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
			if (unix || http) {
				return new NodeAddress(uri);
			}
		}
		catch (java.net.URISyntaxException ex) {
			// said below
		}
		throw new CommandFailure(ExitStatus.USAGE, where + " is '" + text + "': " + ALLOWED);
	}

	static NodeAddress unix(Path socket) {
		return new NodeAddress(URI.create("unix://" + socket));
	}

	boolean isUnix() {
		return "unix".equals(this.uri.getScheme());
	}

	boolean isTls() {
		return "https".equals(this.uri.getScheme());
	}

	/** Whether the node is on this host for sure. */
	boolean isLocal() {
		return isUnix() || this.uri.getHost().startsWith("127.") || this.uri.getHost().equals("localhost")
				|| this.uri.getHost().equals("[::1]");
	}

	/** For the {@code Host} header, and for Docker's {@code tcp://}. */
	String hostAndPort() {
		return isUnix() ? "localhost" : this.uri.getHost() + ":" + port();
	}

	private int port() {
		return (this.uri.getPort() > 0) ? this.uri.getPort() : PORT;
	}

	/**
	 * How to connect.
	 * @param authority a file with the certificates to trust, or {@code null} for those
	 * that Java trusts
	 * @return the dialler
	 */
	Dialler dialler(@Nullable Path authority) {
		if (isUnix()) {
			return Dialler.unix(this.uri.getPath());
		}
		return Dialler.tcp(this.uri.getHost(), port(), isTls() ? trust(authority) : null);
	}

	private static SSLContext trust(@Nullable Path authority) {
		try {
			if (authority == null) {
				return SSLContext.getDefault();
			}
			KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
			trusted.load(null, null);
			try (java.io.InputStream in = Files.newInputStream(authority)) {
				int number = 0;
				for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
					trusted.setCertificateEntry("authority-" + number++, certificate);
				}
			}
			TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init(trusted);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, factory.getTrustManagers(), null);
			return context;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new CommandFailure(ExitStatus.USAGE,
					"--cacert is " + authority + ", which holds no certificates that can be read: PEM is allowed", ex);
		}
	}

	@Override
	public String toString() {
		return this.uri.toString();
	}

}
