package com.deblox.dockermod.events;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The newest events, for those who come back: not more than they may leave unread, since
 * all that they lack is handed to them at once. Under its owner's lock.
 */
final class Backlog {

	static final int SIZE = 1000;

	/**
	 * The most bytes of their JSON: half of what a client may leave unread, which what
	 * stands above each event counts towards as well.
	 */
	static final int ROOM = 512 * 1024;

	/**
	 * By so much another node may have heard the same later or earlier, in milliseconds:
	 * longer than one that is not heard stays a member.
	 */
	static final long APART = 15_000;

	private final Deque<Kept> events = new ArrayDeque<>();

	private int bytes;

	/** Since when nothing is missing here. */
	private long since;

	Backlog(long now) {
		this.since = now;
	}

	void add(ClusterEvent event, long now) {
		int bytes = event.json().getBytes(StandardCharsets.UTF_8).length;
		this.events.add(new Kept(event, now, bytes));
		this.bytes += bytes;
		while (this.events.size() > SIZE || this.bytes > ROOM) {
			Kept oldest = this.events.remove();
			this.bytes -= oldest.bytes();
			this.since = oldest.at() + 1;
		}
	}

	/**
	 * What came after an event.
	 * @param last where somebody was
	 * @param self this node
	 * @return what that one still has to be told
	 */
	Rest after(Position last, String self) {
		List<Kept> all = List.copyOf(this.events);
		int found = all.size() - 1;
		while (found >= 0 && !all.get(found).event().id().equals(last.id())) {
			found--;
		}
		if (self.equals(last.teller())) {
			return new Rest(events(all.subList(found + 1, all.size())), found < 0);
		}
		if (found < 0 && last.at() == null) {
			return new Rest(events(all), true);
		}
		long from = ((last.at() != null) ? last.at() : all.get(found).at()) - APART;
		return new Rest(toldInAnotherOrder(all, found, from), this.since > from);
	}

	/** All that may have come later there; of what one node numbers, nothing twice. */
	private static List<ClusterEvent> toldInAnotherOrder(List<Kept> all, int found, long from) {
		List<Kept> rest = new ArrayList<>();
		for (int i = 0; i < all.size(); i++) {
			Kept kept = all.get(i);
			boolean told = i <= found && series(kept).equals(series(all.get(found)));
			if (kept.at() >= from && !told) {
				rest.add(kept);
			}
		}
		return events(rest);
	}

	/** The id without its number. */
	private static String series(Kept kept) {
		String id = kept.event().id();
		int end = id.length();
		while (end > 0 && Character.isDigit(id.charAt(end - 1))) {
			end--;
		}
		return id.substring(0, end);
	}

	private static List<ClusterEvent> events(List<Kept> kept) {
		return kept.stream().map(Kept::event).toList();
	}

	/**
	 * What somebody still has to be told.
	 *
	 * @param events the events, in the order in which they came here
	 * @param missed whether others may be missing before the first
	 */
	record Rest(List<ClusterEvent> events, boolean missed) {
	}

	private record Kept(ClusterEvent event, long at, int bytes) {
	}

}
