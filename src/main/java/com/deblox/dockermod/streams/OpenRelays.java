package com.deblox.dockermod.streams;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.deblox.dockermod.shutdown.StopStep;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The streams that are being carried. When the node is being stopped those that go on for
 * ever are ended as if they had come to their end; the others come to theirs, or are cut
 * off, which can be told from an end. Thread-safe.
 */
final class OpenRelays implements StopStep {

	private final Set<Relay> endless = ConcurrentHashMap.newKeySet();

	private final Set<Relay> others = ConcurrentHashMap.newKeySet();

	private volatile boolean over;

	/** Where those find it that Tomcat makes, and not Spring. */
	void in(ServletContext context) {
		context.setAttribute(OpenRelays.class.getName(), this);
	}

	static @Nullable OpenRelays of(HttpServletRequest request) {
		return (OpenRelays) request.getServletContext().getAttribute(OpenRelays.class.getName());
	}

	void add(Relay relay, boolean endless) {
		(endless ? this.endless : this.others).add(relay);
		if (this.over && endless) {
			relay.end();
		}
	}

	void remove(Relay relay) {
		this.endless.remove(relay);
		this.others.remove(relay);
	}

	@Override
	public int underWay() {
		return this.others.size();
	}

	@Override
	public void end() {
		this.over = true;
		// each alone: with TLS a last word is said, which may have to wait
		this.endless.forEach((relay) -> Thread.ofVirtual().name("end-stream").start(relay::end));
	}

	@Override
	public int open() {
		return this.endless.size();
	}

}
