package com.deblox.dockermod.systemd;

import java.io.IOException;

/**
 * Who started this process as a service, and wants to hear of it. Any thread may tell; it
 * waits while the manager takes nothing.
 *
 * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html">
 * sd_notify(3)</a>
 */
@FunctionalInterface
interface ServiceManager {

	String READY = "READY=1";

	String STOPPING = "STOPPING=1";

	String ALIVE = "WATCHDOG=1";

	/**
	 * Tell it something.
	 * @param words assignments, as in {@code READY=1}
	 * @throws IOException if it cannot be told
	 */
	void tell(String... words) throws IOException;

	/** The line that {@code systemctl status} shows. */
	static String status(String line) {
		return "STATUS=" + line.replace('\n', ' ');
	}

}
