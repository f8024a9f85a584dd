package com.deblox.dockermod.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A build of DockerMod that differs from the one that the lab's nodes run, as one of
 * another day would: some sources are changed, or a library is.
 */
final class OtherBuild {

	private static final Path SOURCES = Path.of("src", "main", "java", "com", "deblox", "dockermod");

	private final Path folder;

	private final Path sources;

	private final List<String> changed = new ArrayList<>();

	/**
	 * Begin with what a node runs.
	 * @param running the folder of its application
	 * @param folder an empty folder for the other build
	 */
	OtherBuild(Path running, Path folder) {
		this.folder = folder.resolve("application");
		this.sources = folder.resolve("sources");
		try {
			Files.createDirectories(this.folder.resolve("lib"));
			for (String file : List.of("dockermod.jar", "jvm.options")) {
				Files.copy(running.resolve(file), this.folder.resolve(file));
			}
			try (Stream<Path> libraries = Files.list(running.resolve("lib"))) {
				for (Path library : libraries.toList()) {
					Files.copy(library, lib(library.getFileName().toString()));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path lib(String name) {
		return this.folder.resolve("lib").resolve(name);
	}

	/**
	 * Change a source.
	 * @param file its path below the root package
	 * @param before what is there, once
	 * @param after what is to be there
	 * @return this
	 */
	OtherBuild change(String file, String before, String after) throws IOException {
		Path copy = this.sources.resolve(file);
		String source = Files.readString(Files.exists(copy) ? copy : SOURCES.resolve(file));
		assertThat(source).as(file).containsOnlyOnce(before);
		return add(file, source.replace(before, after));
	}

	/**
	 * Add a source, or compile one anew.
	 * @param file its path below the root package
	 * @param source what it says
	 * @return this
	 */
	OtherBuild add(String file, String source) throws IOException {
		Path copy = this.sources.resolve(file);
		Files.createDirectories(copy.getParent());
		Files.writeString(copy, source);
		if (!this.changed.contains(copy.toString())) {
			this.changed.add(copy.toString());
		}
		return this;
	}

	OtherBuild again(String file) throws IOException {
		return add(file, Files.readString(SOURCES.resolve(file)));
	}

	/**
	 * Have another library in the place of one.
	 * @param name the name of its file
	 * @param other the other's file
	 * @return this
	 */
	OtherBuild library(String name, Path other) throws IOException {
		Files.copy(other, lib(name), StandardCopyOption.REPLACE_EXISTING);
		return this;
	}

	/**
	 * Make it.
	 * @return the folder of the application
	 */
	Path make() {
		if (!this.changed.isEmpty()) {
			compile();
		}
		return this.folder;
	}

	private void compile() {
		Path classes = this.sources.resolveSibling("classes");
		Path jar = this.folder.resolve("dockermod.jar");
		List<String> words = new ArrayList<>(List.of("-nowarn", "-proc:none", "-parameters", "-d", classes.toString(),
				"-cp", jar + ":" + this.folder.resolve("lib") + "/*"));
		words.addAll(this.changed);
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		assertThat(compiler.run(null, null, null, words.toArray(String[]::new))).isZero();
		Lab.execute(List.of(System.getProperty("java.home") + "/bin/jar", "--update", "--file", jar.toString(), "-C",
				classes.toString(), "."));
	}

}
