package com.deblox.dockermod.cluster;

import javax.net.ssl.SSLContext;

import com.deblox.dockermod.docker.Dialler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerSslBundle;

/**
 * Connects to where peers serve callers: with TLS where this node serves with TLS, since
 * all nodes have the same settings.
 *
 * @param tls what to trust, or {@code null} for no TLS
 */
record PeerDialler(@Nullable SSLContext tls) {

	static PeerDialler of(@Nullable Ssl ssl, SslBundles bundles) {
		return new PeerDialler(
				(ssl != null && Ssl.isEnabled(ssl)) ? WebServerSslBundle.get(ssl, bundles).createSslContext() : null);
	}

	Dialler to(String address) {
		int colon = address.lastIndexOf(':');
		return Dialler.tcp(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)), this.tls);
	}

}
