package com.deblox.dockermod.bus;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.events.ClusterEvent;
import com.deblox.dockermod.events.EventFilter;
import com.deblox.dockermod.events.EventKind;
import com.deblox.dockermod.events.Subscription;
import com.deblox.dockermod.http.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What one client has subscribed. Thread-safe.
 */
final class Subscriptions {

	/** The most that one client may have. */
	static final int MOST = 100;

	private static final Subscription NO_EVENTS = () -> {
	};

	private final Addresses addresses;

	private final EventFeed events;

	private final BiConsumer<Told, ClusterEvent> follower;

	private final Map<String, Subscription> byId = new LinkedHashMap<>();

	private final Runnable allowed;

	private @Nullable String replies;

	private boolean over;

	/**
	 * Make it.
	 * @param addresses what is called how
	 * @param events what happens
	 * @param follower is told each event that the client wants, and must not block
	 * @param allowed refuses a client that may not follow events
	 */
	Subscriptions(Addresses addresses, EventFeed events, BiConsumer<Told, ClusterEvent> follower, Runnable allowed) {
		this.addresses = addresses;
		this.events = events;
		this.follower = follower;
		this.allowed = allowed;
	}

	/**
	 * Subscribe.
	 * @param frame the client's frame
	 * @throws EngineException if that cannot be
	 */
	synchronized void add(ClientFrame frame) {
		String id = frame.mandatory("id");
		String destination = frame.mandatory("destination");
		check(id, frame.header("ack"));
		Told told = new Told(id, destination);
		switch (this.addresses.find(destination)) {
			case Destination.Replies _ -> replies(id);
			case Destination.Events _ -> follow(told, frame, frame.header("container"));
			case Destination.Container container -> follow(told, frame, container.reference());
			case Destination.Actions _ -> throw this.addresses.onlyTakes(destination);
			case Destination.Nowhere _ -> throw this.addresses.nowhere(destination);
		}
	}

	private void check(String id, @Nullable String ack) {
		if (this.byId.containsKey(id)) {
			throw refused(Situation.CONFLICT, "The subscription " + Refused.shown(id)
					+ " is there already: end it first, " + "or give this one another id");
		}
		if (this.byId.size() >= MOST) {
			throw refused(Situation.BUSY, "This client has " + MOST
					+ " subscriptions, the most that one may have: one of " + "all events may be enough");
		}
		if (ack != null && !ack.equals("auto")) {
			throw refused(Situation.NOT_SUPPORTED,
					"The header \"ack\" is " + Refused.shown(ack) + ": it must be auto, since nothing is sent twice");
		}
	}

	/** One gets them, so that none comes twice. */
	private void replies(String id) {
		if (this.replies != null) {
			throw refused(Situation.CONFLICT,
					"The answers go to the subscription " + Refused.shown(this.replies) + " already, and to one only");
		}
		this.byId.put(id, NO_EVENTS);
		this.replies = id;
	}

	private void follow(Told told, ClientFrame frame, @Nullable String container) {
		this.allowed.run();
		EventFilter filter = new EventFilter(kinds(frame.header("kind")), node(frame.header("node")), container);
		Subscription subscription = this.events.subscribe(filter, frame.header("last-event-id"),
				(event) -> this.follower.accept(told, event));
		if (this.over) {
			subscription.close();
		}
		else {
			this.byId.put(told.id(), subscription);
		}
	}

	private static Set<EventKind> kinds(@Nullable String words) {
		Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
		for (String word : (words != null) ? words.split(",", -1) : new String[0]) {
			EventKind kind = EventKind.of(word.strip());
			if (kind == null) {
				throw refused(Situation.BAD_REQUEST, "The header \"kind\" is " + Refused.shown(String.valueOf(words))
						+ ": it must be one or more of these, with commas: " + EventKind.words());
			}
			kinds.add(kind);
		}
		return kinds;
	}

	private static @Nullable NodeName node(@Nullable String name) {
		if (name != null && !NodeName.isValid(name)) {
			throw refused(Situation.BAD_REQUEST,
					"The header \"node\" is " + Refused.shown(name) + ": it must be a node's name");
		}
		return (name != null) ? new NodeName(name) : null;
	}

	/**
	 * End a subscription; one that is not there is ended already.
	 * @param id its id
	 */
	synchronized void remove(String id) {
		Subscription subscription = this.byId.remove(id);
		if (subscription != null) {
			subscription.close();
		}
		if (id.equals(this.replies)) {
			this.replies = null;
		}
	}

	/**
	 * The subscription that gets the answers.
	 * @return its id, or {@code null} if the client wants none
	 */
	synchronized @Nullable String replies() {
		return this.replies;
	}

	/** End all, for ever. */
	synchronized void close() {
		this.over = true;
		this.byId.values().forEach(Subscription::close);
		this.byId.clear();
		this.replies = null;
	}

	private static EngineException refused(Situation situation, String sentence) {
		return new EngineException(situation, null, sentence);
	}

	/**
	 * Who is told.
	 *
	 * @param id the subscription
	 * @param destination what was subscribed
	 */
	record Told(String id, String destination) {

	}

}
