package com.deblox.dockermod.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A bare Debian beside the lab's hosts, with systemd and Docker of its own.
 *
 * @param name what the lab calls it
 * @param address where it is on the lab's network
 * @param root its files, on this machine
 */
record DebianHost(String name, String address, Path root) {

	private static final String SCRIPT = Path.of("script/cluster").toAbsolutePath().toString();

	/**
	 * Make some, unless they are there.
	 * @param count how many
	 * @return that many, and others that are up
	 */
	static List<DebianHost> up(int count) {
		return succeeded("script/cluster debian", execute(List.of(SCRIPT, "debian", String.valueOf(count)))).lines()
			.filter((line) -> line.startsWith("debian"))
			.map((line) -> line.split(" ", -1))
			.map((words) -> new DebianHost(words[0], words[1], Path.of(words[2])))
			.toList();
	}

	/**
	 * Make one, unless it is there.
	 * @return the first
	 */
	static DebianHost first() {
		return up(1).getFirst();
	}

	/** End it, and forget its disk. */
	void off() {
		execute(List.of(SCRIPT, "debian-off", this.name));
	}

	/**
	 * Run something as root.
	 * @param words the program, and what it is to do
	 * @return how it ended
	 */
	Docker run(String... words) {
		List<String> command = new ArrayList<>(List.of(SCRIPT, "on-debian", this.name));
		command.addAll(List.of(words));
		return execute(command);
	}

	/**
	 * Run a line of the shell as root; it must succeed.
	 * @param line the line
	 * @return what it printed
	 */
	String shell(String line) {
		return succeeded(line, run("bash", "-c", line)).strip();
	}

	private static String succeeded(String what, Docker ended) {
		if (ended.exit() != 0) {
			throw new IllegalStateException(what + " ended with " + ended.exit() + ":\n" + ended.output());
		}
		return ended.output();
	}

	/** Install the package of this build. */
	void install() {
		install("");
	}

	/**
	 * Install the package of this build without a cache of what a start loads, which
	 * takes longer to make than it saves where a node is started a few times.
	 */
	void installWithoutCache() {
		install("AOT_CACHE_SECONDS=1 ");
	}

	private void install(String environment) {
		try {
			Files.copy(PackageHost.built(), this.root.resolve("root/dockermod.deb"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		shell(environment + "dpkg --install /root/dockermod.deb && rm /root/dockermod.deb");
	}

	void write(String file, String text) {
		try {
			Path path = this.root.resolve(file);
			Files.createDirectories(path.getParent());
			Files.writeString(path, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Docker execute(List<String> command) {
		return Docker.other("unix:///nonexistent", command.toArray(String[]::new));
	}

}
