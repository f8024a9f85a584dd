package com.deblox.dockermod.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The programs that the documentation shows.
 */
final class Examples {

	private Examples() {
	}

	/**
	 * Write one into a file.
	 * @param page the page's file name
	 * @param language the language of the example
	 * @return the file; to be deleted
	 */
	static Path write(String page, String language) throws IOException {
		Matcher example = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(Path.of("docs", page)));
		assertThat(example.find()).isTrue();
		return Files.writeString(Files.createTempFile("example", "." + language), example.group(1));
	}

}
