package com.deblox.dockermod.command;

import java.time.Instant;

/**
 * One line of a container's log.
 *
 * @param time when the daemon got it
 * @param stamp that time in the daemon's own words
 * @param text the line, without its end
 */
record LogLine(Instant time, String stamp, String text) {
}
