package com.deblox.dockermod.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bare Debian host of {@code script/cluster}, with the package that the build made as
 * {@code dockermod.deb} in root's folder. Ended when closed, with its disk.
 */
final class PackageHost implements AutoCloseable {

	/** What changes by itself, or tells of packages that were there. */
	private static final String LIST = """
			find / -xdev \\( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp -o -path /root \
			-o -path /var/log/apt -o -path /var/log/journal -o -path /var/cache/apt -o -path /var/lib/apt \
			-o -path /var/lib/docker -o -path /var/lib/containerd -o -path /var/lib/systemd/timers \\) -prune -o -print
			find /run /tmp -name '*dockermod*'
			""";

	private final Lab lab;

	private final DebianHost debian;

	private String before = "";

	private PackageHost(Lab lab, DebianHost debian) {
		this.lab = lab;
		this.debian = debian;
	}

	static PackageHost fresh() throws IOException {
		Lab lab = Lab.running();
		lab.run("debian-off");
		PackageHost host = new PackageHost(lab, DebianHost.first());
		Files.copy(built(), host.file("root/dockermod.deb"), StandardCopyOption.REPLACE_EXISTING);
		return host;
	}

	/**
	 * From now on, let installing lose no time over Java's cache.
	 * @return this
	 */
	PackageHost withoutCache() {
		this.before = "export AOT_CACHE_SECONDS=0.1; ";
		return this;
	}

	/**
	 * The package that the build made.
	 * @return its file
	 */
	static Path built() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			return files.filter((file) -> file.getFileName().toString().matches("dockermod_.*\\.deb"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("There is no target/dockermod_*.deb: ./mvnw package"));
		}
	}

	/**
	 * Run a line of the shell as root, and wait for its end.
	 * @param line the line
	 * @return what it printed; it ended with 0
	 */
	String run(String line) {
		return this.lab.run("on-debian", this.debian.name(), "bash", "-c", this.before + line).strip();
	}

	/**
	 * As {@link #run}, of what may fail.
	 * @param line the line
	 * @return what it printed, and as the last line its status
	 */
	String tried(String line) {
		return run("(" + line + "); echo \"status $?\"");
	}

	String install(String deb) {
		return run("DEBIAN_FRONTEND=noninteractive apt-get install -y --reinstall --allow-downgrades ./" + deb);
	}

	void purge() {
		run("apt-get purge -y dockermod; rm -f /root/newer.deb");
	}

	/**
	 * Put a package of a later version into root's folder, as {@code newer.deb}.
	 * @param setting a line that its application.yaml has more
	 */
	void offerNewer(String setting) throws IOException {
		Path folder = Files.createTempDirectory(Path.of("target"), "newer");
		Lab.execute(List.of("bash", "-euc", """
				trap 'rm -rf "$2"' EXIT
				dpkg-deb -R "$1" "$2/files"
				sed -i '/^Version:/s/$/+newer/' "$2/files/DEBIAN/control"
				echo "$3" >>"$2/files/etc/dockermod/application.yaml"
				dpkg-deb --root-owner-group -Znone -b "$2/files" "$4"
				""", "newer", built().toString(), folder.toString(), setting, file("root/newer.deb").toString()));
	}

	/**
	 * What is there.
	 * @return the files and folders, without what changes by itself
	 */
	Set<String> files() {
		return run(LIST).lines().collect(Collectors.toCollection(TreeSet::new));
	}

	Path file(String path) {
		return this.debian.root().resolve(path);
	}

	String content(String path) {
		try {
			return Files.readString(file(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The node's process, as systemd tells it.
	 * @return 0 where none runs
	 */
	int pid() {
		return Integer.parseInt(run("systemctl show --value -p MainPID dockermod"));
	}

	String state() {
		return tried("systemctl is-active dockermod").lines().findFirst().orElse("");
	}

	@Override
	public void close() {
		this.lab.run("debian-off");
	}

}
