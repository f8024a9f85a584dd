package com.deblox.dockermod.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.deblox.dockermod.security.Keytool;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node that is asked over TLS, with a certificate of an authority of its own.
 */
class CommandOverTlsTests {

	@TempDir
	private static Path folder;

	private static HttpsServer node;

	@BeforeAll
	static void start() throws IOException, GeneralSecurityException {
		Path keys = folder.resolve("keys.p12");
		Keytool.run("-genkeypair", "-alias", "node", "-keyalg", "EC", "-dname", "CN=node", "-ext", "san=ip:127.0.0.1",
				"-keystore", keys.toString());
		Keytool.run("-exportcert", "-rfc", "-alias", "node", "-keystore", keys.toString(), "-file",
				folder.resolve("ca.pem").toString());
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(Keytool.load(keys), Keytool.PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		node = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		node.setHttpsConfigurator(new HttpsConfigurator(context));
		node.createContext("/cluster/nodes", (exchange) -> FakeNode.answer(exchange, 200, "{\"nodes\": []}"));
		node.start();
	}

	@AfterAll
	static void stop() {
		node.stop(0);
	}

	private static Ran nodes(String host, String... more) {
		String[] words = java.util.stream.Stream
			.concat(java.util.stream.Stream.of("nodes"), java.util.Arrays.stream(more))
			.toArray(String[]::new);
		return Ran.with(Map.of("DOCKERMOD_NODE", "https://" + host + ":" + node.getAddress().getPort()), false, words);
	}

	@Test
	void aCertificateIsTrustedThatIsNamed() {
		Ran ran = nodes("127.0.0.1", "--cacert", folder.resolve("ca.pem").toString());
		assertThat(ran.status()).as(ran.err()).isZero();
		assertThat(ran.out()).startsWith("NODE");
	}

	@Test
	void anotherOneIsNotAndTheSentenceSaysWhatToDo() {
		Ran ran = nodes("127.0.0.1");
		assertThat(ran.status()).isEqualTo(3);
		assertThat(ran.err()).contains("No node answers at https://127.0.0.1", "--cacert").hasLineCount(1);
	}

	@Test
	void aCertificateOfAnotherHostIsNot() {
		Ran ran = nodes("localhost", "--cacert", folder.resolve("ca.pem").toString());
		assertThat(ran.status()).isEqualTo(3);
		assertThat(ran.err()).contains("No node answers at https://localhost");
	}

	@Test
	void aFileWithoutCertificatesIsRefused() throws IOException {
		Path other = Files.writeString(folder.resolve("other.pem"), "nothing");
		for (Path file : List.of(other, folder.resolve("missing.pem"))) {
			Ran ran = nodes("127.0.0.1", "--cacert", file.toString());
			assertThat(ran.status()).isEqualTo(2);
			assertThat(ran.err())
				.isEqualTo("--cacert is " + file + ", which holds no certificates that can be read: PEM is allowed\n");
		}
	}

}
