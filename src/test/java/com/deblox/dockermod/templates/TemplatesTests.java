package com.deblox.dockermod.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Templates} and {@link TemplateProperties}.
 */
class TemplatesTests {

	@TempDir
	Path root;

	private Path folder;

	private Templates templates;

	@BeforeEach
	void makeFolder() throws IOException {
		this.folder = Files.createDirectory(this.root.resolve("templates"));
		this.templates = new Templates(this.folder);
		Files.writeString(this.root.resolve("secret.json"), "{\"Image\":\"secret\"}");
	}

	@Test
	void namesAreThoseOfFilesInTheFolder() throws IOException {
		write("web.json", "{}");
		write("db-1.2_x.json", "{}");
		write("notes.txt", "{}");
		write(".hidden.json", "{}");
		write("a b.json", "{}");
		Files.createDirectory(this.folder.resolve("sub.json"));
		Files.createSymbolicLink(this.folder.resolve("out.json"), this.root.resolve("secret.json"));
		assertThat(this.templates.names()).containsExactly("db-1.2_x", "web");
	}

	@Test
	void namesWhenThereIsNoFolderAreNone() {
		assertThat(new Templates(this.root.resolve("nowhere")).names()).isEmpty();
	}

	@Test
	void getReadsTheFileEachTime() throws IOException {
		write("web.json", "{\"Image\":\"a\",\"n\":1e400,\"big\":18446744073709551615}");
		assertThat(this.templates.get("web").toString())
			.isEqualTo("{\"Image\":\"a\",\"n\":1E+400,\"big\":18446744073709551615}");
		write("web.json", "{\"Image\":\"b\"}");
		assertThat(this.templates.get("web").path("Image").asString()).isEqualTo("b");
	}

	@Test
	void getWhenLinkStaysInsideFollowsIt() throws IOException {
		write("web.json", "{\"Image\":\"a\"}");
		Files.createSymbolicLink(this.folder.resolve("alias.json"), Path.of("web.json"));
		assertThat(this.templates.get("alias").path("Image").asString()).isEqualTo("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../secret", "..", ".", "", "/etc/passwd", "sub/../../secret", "..\\secret", "web\u0000",
			"web\n", ".web", "%2e%2e%2fsecret", "out", "sub", "nope", "web.json" })
	void getWhenNameIsNoTemplateListsThoseThatExist(String name) throws IOException {
		write("web.json", "{}");
		Files.createDirectory(this.folder.resolve("sub.json"));
		Files.createSymbolicLink(this.folder.resolve("out.json"), this.root.resolve("secret.json"));
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> this.templates.get(name))
			.satisfies((ex) -> assertThat(ex.situation()).isEqualTo(Situation.BAD_REQUEST))
			.withMessageStartingWith("There is no template \"")
			.withMessageEndingWith("the templates are web");
	}

	@Test
	void getWhenThereAreNoneSaysSo() {
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> this.templates.get("web"))
			.withMessageEndingWith("this node has none");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			{"Image": ubuntu}           | is not JSON: see it at line 1
			[]                          | is not a JSON object
			^^                          | is not a JSON object
			{"Image":"a","Image":"b"}   | is not JSON
			{} {}                       | is not JSON
			{"n":1e99999999999}         | holds a number that is too large or too small
			""")
	void getWhenFileIsNoSpecNamesTheFile(String content, String why) throws IOException {
		write("web.json", content);
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> this.templates.get("web"))
			.satisfies((ex) -> assertThat(ex.situation()).isEqualTo(Situation.INTERNAL))
			.withMessageStartingWith("The template file web.json " + why)
			.withMessageNotContaining(this.root.toString());
	}

	@Test
	void getWhenFileIsTooLongRefuses() throws IOException {
		write("web.json", " ".repeat((1 << 20) + 1));
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> this.templates.get("web"))
			.withMessage("The template file web.json is longer than 1048576 bytes, the most that is allowed");
	}

	@Test
	void propertiesBind() {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		Binder binder = new Binder(source);
		assertThat(binder.bindOrCreate("dockermod", TemplateProperties.class).templates())
			.isEqualTo(Path.of("templates"));
		source.put("dockermod.templates", this.folder.toString());
		assertThat(binder.bindOrCreate("dockermod", TemplateProperties.class).templates()).isEqualTo(this.folder);
	}

	private void write(String name, String content) throws IOException {
		Files.writeString(this.folder.resolve(name), content);
	}

}
