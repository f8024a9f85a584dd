package com.deblox.dockermod.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Remembers what was told of the daemon's events, so that a new subscription goes on
 * where the last one broke off, and tells nothing twice. The daemon remembers its newest
 * 256 events for as long as it runs: one among them that was told already shows that none
 * is missing in between. One thread.
 */
final class ToldEvents {

	/** More than a daemon does. */
	private static final int REMEMBERED = 1024;

	/** Events of the same moment do not come in the order of their times. */
	private static final Duration OVERLAP = Duration.ofSeconds(1);

	private final Map<Key, Boolean> told = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
			return size() > REMEMBERED;
		}

	};

	private Instant last;

	private boolean subscribedBefore;

	private boolean mayMiss;

	/**
	 * Begin.
	 * @param begin since when events are wanted
	 */
	ToldEvents(Instant begin) {
		this.last = begin.plus(OVERLAP);
	}

	/**
	 * From when on the daemon is to tell again what it remembers.
	 * @return seconds since 1970, with nanoseconds
	 */
	String since() {
		Instant since = this.last.minus(OVERLAP);
		return String.format(Locale.ROOT, "%d.%09d", since.getEpochSecond(), since.getNano());
	}

	void subscribed() {
		this.mayMiss = this.subscribedBefore;
		this.subscribedBefore = true;
	}

	/**
	 * The daemon told an event.
	 * @param event the event
	 * @return whether it is to be told on
	 */
	boolean isNew(EngineEvent event) {
		if (this.told.putIfAbsent(new Key(event.time(), event.actorId(), event.action()), true) != null) {
			this.mayMiss = false;
			return false;
		}
		if (event.time().isAfter(this.last)) {
			this.last = event.time();
		}
		return true;
	}

	/** Whether some may be missing before the event that was new. */
	boolean takeGap() {
		boolean gap = this.mayMiss;
		this.mayMiss = false;
		return gap;
	}

	private record Key(Instant time, String actorId, String action) {
	}

}
