package com.deblox.dockermod.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A file that is edited while the node runs.
 */
@ExtendWith(OutputCaptureExtension.class)
class TokenFileTests {

	@TempDir
	private Path folder;

	private Path file;

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

	private final InstantSource source = this.now::get;

	private final Clock clock = this.source.withZone(ZoneOffset.UTC);

	@BeforeEach
	void write() throws IOException {
		this.file = this.folder.resolve("tokens");
		write("# who has which\nfirst-token\n\n  second-token \r\n#third-token\n");
	}

	@Test
	void acceptWhenTokenIsInFileIsTrue() {
		TokenFile tokens = tokens();
		assertThat(accepts(tokens, "first-token")).isTrue();
		assertThat(accepts(tokens, "second-token")).isTrue();
		for (String wrong : new String[] { "", "third-token", "#third-token", "first-token ", "first-toke",
				"# who has which", "first-token\nsecond-token", "FIRST-TOKEN" }) {
			assertThat(accepts(tokens, wrong)).as(wrong).isFalse();
		}
	}

	@Test
	void acceptWhenFileChangedReadsItAgainAfterASecond() throws Exception {
		TokenFile tokens = tokens();
		write("new-token\n");
		assertThat(accepts(tokens, "new-token")).isFalse();
		pass(Duration.ofSeconds(1));
		assertThat(accepts(tokens, "new-token")).isTrue();
		assertThat(accepts(tokens, "first-token")).isFalse();
	}

	@Test
	void acceptWhenClockIsSetBackStillReadsAgain() throws Exception {
		TokenFile tokens = tokens();
		write("new-token\n");
		pass(Duration.ofHours(-1));
		assertThat(accepts(tokens, "new-token")).isTrue();
	}

	@Test
	void acceptWhenFileIsReplacedWithSameSizeAndTimeReadsItAgain() throws Exception {
		TokenFile tokens = tokens();
		FileTime modified = Files.getLastModifiedTime(this.file);
		Path other = Files.writeString(this.folder.resolve("other"), Files.readString(this.file).replace("fir", "pur"));
		Files.setLastModifiedTime(other, modified);
		Files.move(other, this.file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
		pass(Duration.ofSeconds(1));
		assertThat(accepts(tokens, "purst-token")).isTrue();
	}

	@Test
	void acceptWhenFileBecameUselessKeepsTokensAndWarnsOnce(CapturedOutput output) throws Exception {
		TokenFile tokens = tokens();
		write("# nothing\n");
		for (int i = 0; i < 3; i++) {
			pass(Duration.ofSeconds(1));
			assertThat(accepts(tokens, "first-token")).isTrue();
		}
		assertThat(output.getAll()).containsOnlyOnce("which holds no token: the tokens stay what they were");
		Files.delete(this.file);
		for (int i = 0; i < 3; i++) {
			pass(Duration.ofSeconds(1));
			assertThat(accepts(tokens, "first-token")).isTrue();
		}
		assertThat(output.getAll()).containsOnlyOnce("which does not exist: the tokens stay");
		write("back-token\n");
		pass(Duration.ofSeconds(1));
		assertThat(accepts(tokens, "back-token")).isTrue();
		assertThat(output.getAll()).doesNotContain("first-token").doesNotContain("back-token");
	}

	@Test
	void createWhenFileCannotBeUsedSaysWhy() throws Exception {
		write("#\n\n");
		assertThatIllegalArgumentException().isThrownBy(this::tokens)
			.withMessage("dockermod.security.token-file is " + this.file
					+ ", which holds no token: a file that holds tokens, one a line, is allowed");
		Files.delete(this.file);
		assertThatIllegalArgumentException().isThrownBy(this::tokens).withMessageContaining("which does not exist: ");
	}

	private TokenFile tokens() {
		return new TokenFile(SecurityProperties.TOKEN_FILE, this.file, this.clock);
	}

	private void write(String text) throws IOException {
		Files.writeString(this.file, text);
	}

	private void pass(Duration duration) {
		this.now.updateAndGet((now) -> now.plus(duration));
	}

	private static boolean accepts(Tokens tokens, String token) {
		return tokens.accept(token.getBytes(StandardCharsets.UTF_8));
	}

}
