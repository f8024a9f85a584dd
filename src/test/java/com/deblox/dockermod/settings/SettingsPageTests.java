package com.deblox.dockermod.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the pages and files that tell of settings tell of those that there are.
 */
class SettingsPageTests {

	/** In a file of settings, what is secret stands in a file of its own. */
	private static final Set<String> IN_FILES = Set.of("dockermod.security.secret", "dockermod.security.token",
			"dockermod.security.metrics-token");

	/** Who writes it there wants another than the default. */
	private static final String EXAMPLE = "server.address";

	private final SettingsPage page = new SettingsPage();

	@Test
	void thePageOfSettingsIsWhatTheirDescriptionsSay() throws IOException {
		assertSame(this.page.text(), Path.of("docs/settings.md"));
	}

	@Test
	void theNamesThatANodeKnowsAreThoseOfItsSettings() throws IOException {
		assertSame(this.page.names(), Path.of("src/main/resources/settings.txt"));
	}

	private static void assertSame(String made, Path file) throws IOException {
		Path target = Files.writeString(Path.of("target", file.getFileName().toString()), made);
		assertThat(Files.exists(file) ? Files.readString(file) : "")
			.as("%s differs from what the code says: look at %s, and take it over with 'cp %s %s'", file, target,
					target, file)
			.isEqualTo(made);
	}

	@Test
	void eachDescriptionIsASentenceForAnOperator() {
		this.page.settings()
			.forEach((name, setting) -> assertThat(setting.path("description").asString("")).as(name)
				.hasSizeGreaterThan(20)
				.doesNotContain("{@link"));
	}

	@Test
	void theFileOfSettingsNamesEachWithItsDefault() throws IOException {
		Map<String, String> written = written(Path.of("config/application.yaml"));
		Set<String> missing = new TreeSet<>();
		this.page.settings().forEach((name, setting) -> {
			String plain = name.replace(".*", "");
			String value = setting.path("defaultValue").asString("");
			if (written.containsKey(name) && !value.isEmpty() && !name.equals(EXAMPLE)) {
				assertThat(written.get(name).replaceFirst("\\.0$", "")).as(name).isEqualTo(value);
			}
			if (plain.startsWith("dockermod.") && written.keySet().stream().noneMatch((key) -> key.startsWith(plain))) {
				missing.add(name);
			}
		});
		missing.removeAll(IN_FILES);
		assertThat(missing).isEmpty();
		Set<String> ours = written.keySet()
			.stream()
			.filter((key) -> key.startsWith("dockermod."))
			.collect(Collectors.toSet());
		KnownSettings known = new KnownSettings();
		assertThat(ours).allMatch(known::contains);
	}

	/**
	 * What stands there commented out, but for the sentences: those begin with one space.
	 */
	private static Map<String, String> written(Path file) throws IOException {
		String yaml = Files.readAllLines(file)
			.stream()
			.map((line) -> line.matches("#(\\S.*|\\s\\s.*)?") ? line.substring(1) : line)
			.collect(Collectors.joining("\n"));
		YamlPropertiesFactoryBean factory = new YamlPropertiesFactoryBean();
		factory.setResources(new ByteArrayResource(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
		Properties properties = factory.getObject();
		Map<String, String> written = new TreeMap<>();
		properties.forEach((key, value) -> written.put(key.toString(), value.toString()));
		return written;
	}

}
