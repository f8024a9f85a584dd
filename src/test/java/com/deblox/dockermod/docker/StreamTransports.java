package com.deblox.dockermod.docker;

import java.util.concurrent.Executors;

/**
 * Makes transports for the tests of other packages.
 */
public final class StreamTransports {

	private StreamTransports() {
	}

	public static StreamTransport create() {
		return new StreamTransport(Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory()));
	}

}
