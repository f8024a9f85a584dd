package com.deblox.dockermod.security;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What is derived from the secret, and which secrets are refused.
 */
class ClusterSecretTests {

	private static final String SECRET = "sixteen chars ok";

	@TempDir
	private Path folder;

	@Test
	void clusterNameWhenNoSecretIsAddress() {
		ClusterSecret none = new ClusterSecret(null);
		assertThat(none.isSet()).isFalse();
		assertThat(none.clusterName("deblox")).isEqualTo("deblox");
	}

	@Test
	void clusterNameWhenSecretIsDerivedFromBoth() {
		ClusterSecret secret = new ClusterSecret(SECRET);
		assertThat(secret.isSet()).isTrue();
		// echo -n cluster-name:deblox | openssl dgst -sha256 -hmac 'sixteen chars ok'
		assertThat(secret.clusterName("deblox")).isEqualTo("deblox-99885bcfc121e25158512f8aafa6407a");
		assertThat(secret.clusterName("other")).doesNotContain(secret.clusterName("deblox").substring(7));
		assertThat(new ClusterSecret(SECRET + "!").clusterName("deblox")).isNotEqualTo(secret.clusterName("deblox"));
	}

	@Test
	void signingKeyWhenComparedWithNameIsAnother() {
		ClusterSecret secret = new ClusterSecret(SECRET);
		String digits = secret.clusterName("request-signing").substring("request-signing-".length());
		assertThat(java.util.HexFormat.of().formatHex(secret.signingKey())).hasSize(64).doesNotStartWith(digits);
	}

	@Test
	void ofWhenSecretIsInFileIsSameAsInProperty() throws Exception {
		Path file = Files.writeString(this.folder.resolve("secret"), SECRET + "\n");
		assertThat(ClusterSecret.of(new SecurityProperties(null, file, null, null)).clusterName("x"))
			.isEqualTo(ClusterSecret.of(new SecurityProperties(SECRET, null, null, null)).clusterName("x"));
	}

	@Test
	void ofWhenSecretIsShortSaysSoWithoutShowingIt() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ClusterSecret.of(new SecurityProperties("fifteen chars..", null, null, null)))
			.withMessageStartingWith("dockermod.security.secret is 15 characters: 16 or more are allowed")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("fifteen"));
	}

	@Test
	void ofWhenFileCannotBeUsedSaysWhy() throws Exception {
		Path missing = this.folder.resolve("missing");
		assertRefused(missing, "dockermod.security.secret-file is " + missing + ", which does not exist: a file that");
		assertRefused(Files.writeString(this.folder.resolve("empty"), " \n"), "which is empty: ");
		assertRefused(this.folder, "which cannot be read: ");
		assertRefused(Files.writeString(this.folder.resolve("short"), "fifteen chars..\n"),
				"which holds 15 characters");
		assertRefused(Files.write(this.folder.resolve("binary"), new byte[] { -1, -2, -3 }), "which is not UTF-8 text");
	}

	private static void assertRefused(Path file, String why) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ClusterSecret.of(new SecurityProperties(null, file, null, null)))
			.withMessageContaining(why)
			.withMessageStartingWith("dockermod.security.secret-file is " + file);
	}

}
