package com.deblox.dockermod.lab;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client that openapi-generator makes of a node's {@code /openapi}: in Java, with
 * Jackson, as it comes.
 */
final class GeneratedClient {

	private static final Path FOLDER = Path.of("target", "clients", "openapi").toAbsolutePath();

	private static final Path GENERATOR = FOLDER.resolve("openapi-generator-cli.jar");

	private static final String OPTIONS = "openApiNullable=false,hideGenerationTimestamp=true,useJakartaEe=true,"
			+ "annotationLibrary=none,documentationProvider=none";

	/** The code alone: no documents, tests or build files. */
	private static final String WANTED = "apiDocs=false,modelDocs=false,apiTests=false,modelTests=false,apis,models,"
			+ "supportingFiles";

	/** What the code is made for, told by one class of each. */
	private static final List<String> LIBRARIES = List.of("com.fasterxml.jackson.databind.ObjectMapper",
			"com.fasterxml.jackson.core.JsonParser", "com.fasterxml.jackson.annotation.JsonProperty",
			"com.fasterxml.jackson.datatype.jsr310.JavaTimeModule", "jakarta.annotation.Nullable");

	private GeneratedClient() {
	}

	/**
	 * Make it, and run a program that uses it.
	 * @param openApi what the node says
	 * @param program the program's source
	 * @param arguments what the program is told
	 * @return how it ended
	 */
	static Docker run(byte[] openApi, Path program, String... arguments) {
		try {
			Path work = Files.createTempDirectory("generated");
			Path described = Files.write(work.resolve("openapi.json"), openApi);
			Docker made = Docker.other("",
					java("-jar", GENERATOR.toString(), "generate", "-g", "java", "--library", "native", "-i",
							described.toString(), "-o", work.toString(), "--additional-properties=" + OPTIONS,
							"--global-property", WANTED));
			assertThat(made.exit()).as(made.output()).isZero();
			String libraries = libraries();
			compile(work, libraries, program);
			List<String> words = new ArrayList<>(List.of("-cp", work + File.pathSeparator + libraries, "Day"));
			words.addAll(List.of(arguments));
			return Docker.other("", java(words.toArray(String[]::new)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void compile(Path work, String libraries, Path program) throws IOException {
		List<String> words = new ArrayList<>(
				List.of("-nowarn", "-proc:none", "-cp", libraries, "-d", work.toString(), program.toString()));
		try (Stream<Path> files = Files.walk(work)) {
			files.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(words::add);
		}
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new))).isZero();
	}

	private static String[] java(String... words) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
		command.addAll(List.of(words));
		return command.toArray(String[]::new);
	}

	private static String libraries() {
		return LIBRARIES.stream().map(GeneratedClient::locate).collect(Collectors.joining(File.pathSeparator));
	}

	private static String locate(String name) {
		try {
			return Path.of(Class.forName(name).getProtectionDomain().getCodeSource().getLocation().getPath())
				.toString();
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
