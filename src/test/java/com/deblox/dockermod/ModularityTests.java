package com.deblox.dockermod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the packages use each other as they declare, without a cycle, and that the design
 * document says the same.
 */
class ModularityTests {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|[^|]*\\|([^|]*)\\|$");

	private final ApplicationModules modules = ApplicationModules.of(DockerModApplication.class);

	@Test
	void packagesUseOnlyWhatTheyDeclare() {
		this.modules.verify();
	}

	@Test
	void eachPackageDeclaresWhatItMayUse() throws ClassNotFoundException {
		for (String name : names()) {
			assertThat(declaration(name)).as(name).isNotNull();
		}
	}

	@Test
	void designDocumentNamesEachPackageAndWhatItMayUse() throws IOException, ClassNotFoundException {
		TreeMap<String, Set<String>> declared = new TreeMap<>();
		for (String name : names()) {
			declared.put(name, new TreeSet<>(Arrays.asList(declaration(name).allowedDependencies())));
		}
		TreeMap<String, Set<String>> described = new TreeMap<>();
		ROW.matcher(Files.readString(Path.of("docs/design.md")))
			.results()
			.filter((row) -> declared.containsKey(row.group(1)))
			.forEach((row) -> described.put(row.group(1), uses(row)));
		assertThat(described).isEqualTo(declared);
	}

	private static Set<String> uses(MatchResult row) {
		Set<String> uses = new TreeSet<>(Arrays.asList(row.group(2).strip().split(",\\s*")));
		uses.remove("");
		return uses;
	}

	private Set<String> names() {
		Set<String> names = new TreeSet<>();
		this.modules.forEach((module) -> names.add(module.getIdentifier().toString()));
		assertThat(names).contains("engine", "docker", "cluster", "ownership", "routing");
		return names;
	}

	private static ApplicationModule declaration(String name) throws ClassNotFoundException {
		return Class.forName(DockerModApplication.class.getPackageName() + "." + name + ".package-info")
			.getAnnotation(ApplicationModule.class);
	}

}
