package com.deblox.dockermod.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the kernel knows of a process.
 *
 * @param pid its id
 */
record LinuxProcess(long pid) {

	private static final int START_TIME_AFTER_NAME = 19;

	/** The same on every Linux, whatever the kernel ticks with. */
	private static final double TICKS = 100;

	/**
	 * How long ago it was started.
	 * @return the seconds
	 * @throws IOException if it is gone
	 */
	double age() throws IOException {
		String stat = read("stat");
		// the name in brackets may hold anything
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
		String[] uptime = Files.readString(Path.of("/proc/uptime")).split(" ", -1);
		return Double.parseDouble(uptime[0]) - Long.parseLong(fields[START_TIME_AFTER_NAME]) / TICKS;
	}

	/**
	 * The memory that it takes.
	 * @return the resident set, in MB
	 * @throws IOException if it is gone
	 */
	double residentMegabytes() throws IOException {
		for (String line : read("status").lines().toList()) {
			if (line.startsWith("VmRSS:")) {
				return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
			}
		}
		throw new IOException("Process " + this.pid + " has no memory any more");
	}

	/**
	 * Require that it was started with Java's AOT cache, and that the cache fits.
	 * @throws IOException if it is not so
	 */
	void mustUseCache() throws IOException {
		if (!read("maps").contains(".aot\n")) {
			throw new IOException("Process " + this.pid + " has no AOT cache: script/cluster tells why none was made");
		}
	}

	private String read(String file) throws IOException {
		return Files.readString(Path.of("/proc", Long.toString(this.pid), file));
	}

}
