package com.deblox.dockermod.observation;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.Situation;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * A request that a front end serves, and what is known of it: more and more, until it is
 * closed. Never what it carries: bodies and credentials are not for those who observe. A
 * stream is over, as far as this goes, when its head is answered. For one thread at a
 * time.
 */
public final class Served extends Observation.Context implements AutoCloseable {

	/** The status of what was not answered. */
	public static final int NO_STATUS = 0;

	/** The operation of what could not be read. */
	public static final String UNKNOWN = "unknown";

	private final long startedAt = System.nanoTime();

	private final Instant time = Instant.now();

	private final Surface surface;

	private final Origin origin;

	private final String from;

	private String operation = UNKNOWN;

	private boolean changing;

	private Supplier<String> request = () -> "";

	private @Nullable String container;

	private List<String> made = List.of();

	private @Nullable NodeName node;

	private int status = NO_STATUS;

	private @Nullable String error;

	private @Nullable Situation situation;

	private Observation observation = Observation.NOOP;

	Served(Surface surface, Origin origin, String from) {
		this.surface = surface;
		this.origin = origin;
		this.from = from;
	}

	void begun(Observation observation) {
		this.observation = observation;
	}

	/**
	 * It was read.
	 * @param operation what kind of request it is: one of a bounded set, never a caller's
	 * own words
	 * @param changing whether it changes something
	 */
	public void is(String operation, boolean changing) {
		this.operation = operation;
		this.changing = changing;
	}

	/**
	 * What was asked, in the caller's words.
	 * @param request a method and a path without its query, in which builds have secrets;
	 * or an action's name. Asked for before this is closed, or never
	 */
	public void asks(Supplier<String> request) {
		this.request = request;
	}

	/**
	 * Which container it is about.
	 * @param container the caller's reference, or {@code null} for none
	 */
	public void concerns(@Nullable String container) {
		this.container = container;
	}

	/**
	 * What it made.
	 * @param ids the ids of containers, mostly one
	 */
	public void made(List<String> ids) {
		this.made = ids;
	}

	/**
	 * It was answered.
	 * @param node which node's daemon did, or {@code null} for none in particular
	 * @param status the HTTP status
	 * @param error the sentence that the caller is told, or {@code null} for no error
	 */
	public void answered(@Nullable NodeName node, int status, @Nullable String error) {
		this.node = node;
		this.status = status;
		this.error = error;
	}

	/**
	 * There is no answer but this; none at all if the caller has left.
	 * @param failure what the caller is told
	 */
	public void failed(EngineException failure) {
		if (failure.isCallerLeft()) {
			return;
		}
		this.situation = failure.situation();
		answered(failure.node(), failure.situation().status(), failure.getMessage());
	}

	public Surface surface() {
		return this.surface;
	}

	public Origin origin() {
		return this.origin;
	}

	/** From where it came: an address, or {@code unix socket}. */
	public String from() {
		return this.from;
	}

	/** When it came. */
	public Instant time() {
		return this.time;
	}

	/** How long it is under way, in nanoseconds. */
	public long elapsed() {
		return System.nanoTime() - this.startedAt;
	}

	public String operation() {
		return this.operation;
	}

	public boolean isChanging() {
		return this.changing;
	}

	/** What was asked, in the caller's words; empty where it could not be read. */
	public String request() {
		return this.request.get();
	}

	public @Nullable String container() {
		return this.container;
	}

	public List<String> made() {
		return this.made;
	}

	public @Nullable NodeName node() {
		return this.node;
	}

	/** The HTTP status, or {@link #NO_STATUS}. */
	public int status() {
		return this.status;
	}

	/** What went wrong, or {@code null} where a daemon answered. */
	public @Nullable Situation situation() {
		return this.situation;
	}

	public Outcome outcome() {
		return Outcome.of(this.status);
	}

	public @Nullable String error() {
		return this.error;
	}

	/** It is over; whoever observes is told. */
	@Override
	public void close() {
		this.observation.stop();
	}

	/** Never more than this: a request may hold what is not for a log. */
	@Override
	public String toString() {
		return this.surface.label() + " " + this.operation + " [" + this.origin.id() + "]";
	}

}
