package com.deblox.dockermod.shutdown;

import java.time.Duration;

/**
 * How long each part of a stop may take. With leaving the cluster and ending the process,
 * which have three seconds, it is ten at most.
 *
 * @param notice so long callers are refused in words before the ports are closed; less
 * than the second after which they come back, or they would come just then
 * @param calls so long what is under way may take to come to its end, the notice included
 * @param streams so long the end of a stream may take to be heard
 * @param last so long those are still told who came just before the ports were closed
 */
record StopTimes(Duration notice, Duration calls, Duration streams, Duration last) {

	static final StopTimes USUAL = new StopTimes(Duration.ofMillis(750), Duration.ofSeconds(5), Duration.ofSeconds(1),
			Duration.ofMillis(500));

}
