package com.deblox.dockermod.docker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.net.ssl.SSLContext;

import com.deblox.dockermod.settings.WrongSettingException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * What a daemon on TCP with TLS is called with, as {@code docker --tlsverify} has it in a
 * folder: the authority that it must be certified by ({@code ca.pem}), and this node's
 * certificate and key ({@code cert.pem}, {@code key.pem}).
 *
 * @see <a href="https://docs.docker.com/engine/security/protect-access/">Protect the
 * Docker daemon socket</a>
 */
final class DockerCertificates {

	private static final String AUTHORITY = "ca.pem";

	private static final String CERTIFICATE = "cert.pem";

	private static final String KEY = "key.pem";

	private static final List<String> FILES = List.of(AUTHORITY, CERTIFICATE, KEY);

	private DockerCertificates() {
	}

	/**
	 * Read them.
	 * @param folder that of {@code dockermod.docker.cert-path}
	 * @return what sockets with TLS are made by
	 */
	static SSLContext read(Path folder) {
		try {
			PemSslStoreDetails own = PemSslStoreDetails.forCertificate(in(folder, CERTIFICATE))
				.withPrivateKey(in(folder, KEY));
			PemSslStoreDetails authority = PemSslStoreDetails.forCertificate(in(folder, AUTHORITY));
			return SslBundle.of(new PemSslStoreBundle(own, authority)).createSslContext();
		}
		catch (RuntimeException ex) {
			throw new WrongSettingException(
					"dockermod.docker.cert-path is " + folder
							+ ", whose certificates cannot be used: those that 'docker --tlsverify' takes are allowed",
					ex);
		}
	}

	static void requireIn(Path folder) {
		if (!FILES.stream().allMatch((name) -> Files.isReadable(folder.resolve(name)))) {
			throw new WrongSettingException("dockermod.docker.cert-path is " + folder + ": a folder with "
					+ String.join(", ", FILES) + ", which this user can read, is allowed");
		}
	}

	private static String in(Path folder, String name) {
		return folder.resolve(name).toUri().toString();
	}

}
