package com.deblox.dockermod.bus;

import java.nio.charset.StandardCharsets;

import com.deblox.dockermod.events.ClusterEvent;
import org.jspecify.annotations.Nullable;

/**
 * Writes each event once, however many are told it one after the other.
 */
final class EventBody {

	private volatile @Nullable Written newest;

	byte[] of(ClusterEvent event) {
		Written written = this.newest;
		if (written == null || !written.event().equals(event)) {
			written = new Written(event, event.json().getBytes(StandardCharsets.UTF_8));
			this.newest = written;
		}
		return written.json();
	}

	/**
	 * An event, written.
	 *
	 * @param event the event
	 * @param json the JSON
	 */
	private record Written(ClusterEvent event, @SuppressWarnings("ArrayRecordComponent") byte[] json) {

	}

}
