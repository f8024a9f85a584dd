package com.deblox.dockermod.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sentences by which the troubleshooting page is searched are those that are said.
 */
class SymptomsTests {

	private static final Pattern SENTENCE = Pattern.compile("`([^`]* [^`]*)`");

	private static final String SOURCES = sources();

	static Stream<String> sentences() throws IOException {
		List<String> lines = Files.readAllLines(Path.of("docs", "operate.md"));
		return lines.subList(lines.indexOf("## Troubleshoot by symptom"), lines.indexOf("## Backup"))
			.stream()
			.filter((line) -> line.startsWith("|"))
			.map((line) -> line.split(" \\| ", -1)[0])
			.flatMap((cell) -> SENTENCE.matcher(cell).results())
			.map((match) -> match.group(1))
			.filter((sentence) -> !sentence.startsWith("dockermod "));
	}

	@ParameterizedTest
	@MethodSource("sentences")
	void eachSentenceIsSaid(String sentence) {
		for (String part : sentence.split("…", -1)) {
			assertThat(SOURCES.contains(part.strip())).as("somewhere it is said: " + part.strip()).isTrue();
		}
	}

	/** What the code says, without the seams of its lines. */
	private static String sources() {
		try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.map(SymptomsTests::textOf)
				.collect(Collectors.joining("\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String textOf(Path file) {
		try {
			return Pattern.compile("\"\\s*\\+\\s*\"")
				.matcher(Files.readString(file))
				.replaceAll((MatchResult seam) -> "")
				.replace("\\\"", "\"");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
