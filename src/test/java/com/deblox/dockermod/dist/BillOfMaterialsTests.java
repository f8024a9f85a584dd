package com.deblox.dockermod.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bill of materials beside the jar that was built, and in it.
 */
@Tag("lab")
class BillOfMaterialsTests {

	private static final Path JAR = Path.of("target/dockermod.jar");

	private static final Path BILL = Path.of("target/dockermod.cdx.json");

	@Test
	void namesEachLibraryOfTheJarAndNoOther() throws Exception {
		Map<String, String> named = named();
		Map<String, String> packed = packed();
		assertThat(packed).hasSizeGreaterThan(50);
		assertThat(named).containsAllEntriesOf(packed);
		// a starter is a list of libraries: it is named, and has nothing to pack
		assertThat(named.keySet()).filteredOn((name) -> !name.startsWith("spring-boot-starter"))
			.containsExactlyInAnyOrderElementsOf(packed.keySet());
	}

	@Test
	void theJarCarriesIt() throws IOException {
		try (JarFile jar = new JarFile(JAR.toFile())) {
			assertThat(jar.getManifest().getMainAttributes().getValue("Sbom-Format")).isEqualTo("CycloneDX");
			String location = jar.getManifest().getMainAttributes().getValue("Sbom-Location");
			assertThat(jar.getInputStream(jar.getJarEntry(location))).hasBinaryContent(Files.readAllBytes(BILL));
		}
	}

	private static Map<String, String> named() throws IOException {
		Map<String, String> named = new TreeMap<>();
		for (JsonNode component : JsonMapper.shared().readTree(Files.readString(BILL)).path("components")) {
			String name = component.path("name").asString() + "-" + component.path("version").asString() + ".jar";
			for (JsonNode hash : component.path("hashes")) {
				if (hash.path("alg").asString().equals("SHA-256")) {
					named.put(name, hash.path("content").asString());
				}
			}
		}
		return named;
	}

	/** What Spring Boot puts in for its own tool is not of the application. */
	private static Map<String, String> packed() throws IOException, GeneralSecurityException {
		Map<String, String> packed = new TreeMap<>();
		try (JarFile jar = new JarFile(JAR.toFile())) {
			for (JarEntry entry : jar.stream().toList()) {
				String name = entry.getName();
				if (name.matches("BOOT-INF/lib/.*\\.jar") && !name.contains("spring-boot-jarmode-tools")) {
					try (InputStream library = jar.getInputStream(entry)) {
						byte[] digest = MessageDigest.getInstance("SHA-256").digest(library.readAllBytes());
						packed.put(name.substring("BOOT-INF/lib/".length()), HexFormat.of().formatHex(digest));
					}
				}
			}
		}
		return packed;
	}

}
