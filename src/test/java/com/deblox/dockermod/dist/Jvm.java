package com.deblox.dockermod.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder that looks like a JDK's, whose java is a shell script.
 *
 * @param home the folder
 */
record Jvm(Path home) {

	static Jvm of(Path home, String script) throws IOException {
		Files.createDirectories(home.resolve("bin"));
		Files.createDirectories(home.resolve("lib/server"));
		Files.writeString(home.resolve("lib/modules"), "modules");
		Files.writeString(home.resolve("lib/server/libjvm.so"), "jvm");
		Jvm jvm = new Jvm(home);
		jvm.becomes(script);
		return jvm;
	}

	void becomes(String script) throws IOException {
		Files.writeString(java(), "#!/bin/sh\n" + script);
		Files.setPosixFilePermissions(java(), PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	/** The command lines that it was started with. */
	List<String> starts() throws IOException {
		return Files.readAllLines(this.home.resolve("starts"));
	}

	Map<String, String> environment(String... more) {
		Map<String, String> environment = new HashMap<>(Map.of("JAVA", java().toString()));
		for (int i = 0; i < more.length; i += 2) {
			environment.put(more[i], more[i + 1]);
		}
		return environment;
	}

	private Path java() {
		return this.home.resolve("bin/java");
	}

}
