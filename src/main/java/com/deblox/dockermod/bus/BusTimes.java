package com.deblox.dockermod.bus;

import java.time.Duration;

/**
 * How long the bus waits for its clients.
 *
 * @param connect for the first frame
 * @param frame for the end of a frame that was begun
 * @param heartbeat between two signs of life, each way
 * @param silence for any sign of life, before the client is taken for gone
 * @param send for a client to take what is sent to it
 * @param tick between two looks at all this
 */
record BusTimes(Duration connect, Duration frame, Duration heartbeat, Duration silence, Duration send, Duration tick) {

	static final BusTimes USUAL = new BusTimes(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(10),
			Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(1));

}
