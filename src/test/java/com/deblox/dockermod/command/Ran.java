package com.deblox.dockermod.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A command that ran to its end.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it said beside that
 */
record Ran(int status, String out, String err) {

	static final Instant NOW = Instant.parse("2026-11-28T03:10:00Z");

	/** Run a command against a node. */
	static Ran at(FakeNode node, String... args) {
		return with(Map.of("DOCKERMOD_NODE", node.url()), false, args);
	}

	static Ran with(Map<String, String> env, boolean terminal, String... args) {
		return hearing("", env, terminal, args);
	}

	/** Run a command with something on its standard input. */
	static Ran hearing(String in, Map<String, String> env, boolean terminal, String... args) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		Surroundings surroundings = new Surroundings(new HashMap<>(env),
				new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out, err, terminal,
				Path.of("/nonexistent"), Clock.fixed(NOW, ZoneOffset.UTC));
		int status = new DockerModCommand(surroundings).run(args);
		return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
	}

	List<String> lines() {
		return this.out.lines().toList();
	}

}
