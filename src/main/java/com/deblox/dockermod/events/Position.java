package com.deblox.dockermod.events;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody was in the stream of events: behind which event, who told it and when,
 * by the cluster's clock.
 *
 * @param id the event's id
 * @param teller the process that told it, or {@code null} if only the id is known
 * @param at when, in milliseconds, or {@code null}
 */
record Position(String id, @Nullable String teller, @Nullable Long at) {

	/**
	 * Read one, from whoever has it.
	 * @param text as {@link #toString()} gives it, or an event's id alone
	 * @return the position
	 */
	static Position parse(String text) {
		String[] parts = text.split("@", -1);
		if (parts.length != 3 || !parts[2].matches("\\d{1,15}")) {
			return new Position(parts[0], null, null);
		}
		return new Position(parts[0], parts[1], Long.valueOf(parts[2]));
	}

	@Override
	public String toString() {
		return this.id + "@" + this.teller + "@" + this.at;
	}

}
