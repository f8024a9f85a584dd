package com.deblox.dockermod.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Log lines as the journal wants them.
 */
class JournalTests {

	@TempDir
	private Path folder;

	@Test
	void theStreamIsTheJournalsOnlyWhereThisProcessWritesToIt() throws IOException {
		Path file = Files.createFile(this.folder.resolve("output"));
		String stream = Files.getAttribute(file, "unix:dev") + ":" + Files.getAttribute(file, "unix:ino");
		assertThat(Journal.isRead(stream, file)).isTrue();
		assertThat(Journal.isRead("1:" + stream, file)).isFalse();
		assertThat(Journal.isRead(null, file)).isFalse();
		assertThat(Journal.isRead(stream, this.folder.resolve("nothing"))).isFalse();
		assertThat(Journal.isRead("8:1")).isFalse();
	}

	@Test
	void patternWhenTheJournalDoesNotReadIsLeftAlone() {
		StandardEnvironment environment = new StandardEnvironment();
		new JournalPattern().postProcessEnvironment(environment, new SpringApplication());
		assertThat(environment.getProperty(JournalPattern.PROPERTY)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "ERROR, <3>", "WARN, <4>", "INFO, <6>", "DEBUG, <7>", "TRACE, <7>" })
	void eachLineBeginsWithItsLevel(String level, String mark) {
		LoggerContext context = new LoggerContext();
		PatternLayoutEncoder lines = new PatternLayoutEncoder();
		lines.setContext(context);
		lines.setPattern("%p : %m%n%ex");
		lines.start();
		LoggingEvent event = new LoggingEvent(null, context.getLogger("any"), Level.toLevel(level), "it broke", null,
				null);
		event.setThrowableProxy(new ThrowableProxy(new IllegalStateException("of two\nlines")));
		String written = new String(new LevelEncoder(lines).encode(event), StandardCharsets.UTF_8);
		assertThat(written)
			.startsWith(mark + level + " : it broke\n" + mark + "java.lang.IllegalStateException: of two\n")
			.endsWith("\n");
		assertThat(Arrays.asList(written.split("\n"))).hasSizeGreaterThan(3)
			.allSatisfy((line) -> assertThat(line).startsWith(mark));
	}

}
