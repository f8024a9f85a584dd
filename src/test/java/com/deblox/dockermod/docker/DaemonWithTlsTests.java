package com.deblox.dockermod.docker;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.security.Keytool;
import com.deblox.dockermod.settings.WrongSettingException;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A daemon on TCP that shows a certificate, and asks for one, as with
 * {@code dockerd --tlsverify}.
 */
class DaemonWithTlsTests {

	@TempDir
	private static Path folder;

	private static HttpsServer daemon;

	@BeforeAll
	static void start() throws IOException, GeneralSecurityException {
		KeyStore keys = pairs();
		Path certificates = Files.createDirectory(folder.resolve("certificates"));
		write(certificates.resolve("ca.pem"), "CERTIFICATE", keys.getCertificate("daemon").getEncoded());
		write(certificates.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate("node").getEncoded());
		Key key = keys.getKey("node", Keytool.PASSWORD.toCharArray());
		write(certificates.resolve("key.pem"), "PRIVATE KEY", key.getEncoded());
		daemon = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		daemon.setHttpsConfigurator(new AskingForCertificate(context(keys)));
		daemon.createContext("/_ping", (exchange) -> {
			exchange.sendResponseHeaders(200, 2);
			exchange.getResponseBody().write("OK".getBytes(StandardCharsets.UTF_8));
			exchange.close();
		});
		daemon.start();
	}

	@AfterAll
	static void stop() {
		daemon.stop(0);
	}

	/** The daemon's own pair, which is its authority too, and a node's. */
	private static KeyStore pairs() throws IOException, GeneralSecurityException {
		Path file = folder.resolve("keys.p12");
		for (String name : List.of("daemon", "node")) {
			Keytool.run("-genkeypair", "-alias", name, "-keyalg", "RSA", "-dname", "CN=" + name, "-ext",
					"san=ip:127.0.0.1", "-keystore", file.toString());
		}
		return Keytool.load(file);
	}

	private static void write(Path file, String type, byte[] content) throws IOException {
		Files.writeString(file, "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content)
				+ "\n-----END " + type + "-----\n");
	}

	private static SSLContext context(KeyStore keys) throws GeneralSecurityException, IOException {
		KeyStore own = KeyStore.getInstance("PKCS12");
		own.load(null, null);
		own.setKeyEntry("daemon", keys.getKey("daemon", Keytool.PASSWORD.toCharArray()), Keytool.PASSWORD.toCharArray(),
				keys.getCertificateChain("daemon"));
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("node", keys.getCertificate("node"));
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(own, Keytool.PASSWORD.toCharArray());
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
		return context;
	}

	private static DockerProperties properties(Path certificates) {
		return new DockerProperties(URI.create("tcp://127.0.0.1:" + daemon.getAddress().getPort()), certificates, 1, 1);
	}

	@Test
	void isCalledWithTheFoldersCertificate() throws IOException {
		DockerProperties properties = properties(folder.resolve("certificates"));
		try (ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
				DockerClients clients = new DockerClients(properties, scheduler);
				Response response = new DockerTransport(new NodeName("a"), properties, clients).send("GET", "/_ping",
						Map.of(), null)) {
			assertThat(response.getBody()).hasBinaryContent("OK".getBytes(StandardCharsets.UTF_8));
		}
	}

	@Test
	void isCalledWithItForStreamsToo() throws IOException {
		try (Wire wire = properties(folder.resolve("certificates")).dialler().dial()) {
			OutputStream out = wire.out();
			out.write("GET /_ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));
			out.flush();
			assertThat(new String(wire.in().readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 200")
				.endsWith("OK");
		}
	}

	@Test
	void isNotTrustedIfAnotherAuthorityIsNamed() throws IOException {
		Path other = Files.createDirectory(folder.resolve("other"));
		for (String name : List.of("cert.pem", "key.pem")) {
			Files.copy(folder.resolve("certificates").resolve(name), other.resolve(name));
		}
		Files.copy(folder.resolve("certificates").resolve("cert.pem"), other.resolve("ca.pem"));
		Dialler dialler = properties(other).dialler();
		assertThatExceptionOfType(IOException.class).isThrownBy(dialler::dial).withMessageContaining("certif");
	}

	@Test
	void cannotBeCalledWithWhatIsNoCertificate() throws IOException {
		Path wrong = Files.createDirectory(folder.resolve("wrong"));
		for (String name : List.of("ca.pem", "cert.pem", "key.pem")) {
			Files.writeString(wrong.resolve(name), "nothing of the kind");
		}
		DockerProperties properties = properties(wrong);
		assertThatExceptionOfType(WrongSettingException.class).isThrownBy(properties::dialler)
			.withMessage("dockermod.docker.cert-path is " + wrong
					+ ", whose certificates cannot be used: those that 'docker --tlsverify' takes are allowed");
	}

	/** No call is answered without a certificate. */
	private static final class AskingForCertificate extends HttpsConfigurator {

		AskingForCertificate(SSLContext context) {
			super(context);
		}

		@Override
		public void configure(HttpsParameters parameters) {
			SSLParameters asked = getSSLContext().getDefaultSSLParameters();
			asked.setNeedClientAuth(true);
			parameters.setSSLParameters(asked);
		}

	}

}
