package com.deblox.dockermod.bus;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import com.deblox.dockermod.actions.ActionAddress;
import com.deblox.dockermod.actions.ActionDesk;
import com.deblox.dockermod.actions.ActionListener;
import com.deblox.dockermod.actions.MessageHead;
import com.deblox.dockermod.actions.ActionResult;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.engine.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one client, each on a thread of its own. When the client leaves, those
 * that wait for as long as it stays end; what else is under way is finished, as over
 * HTTP. Thread-safe.
 */
final class Requests {

	/** The most of one client at once: half of what a node serves. */
	static final int AT_ONCE = 256;

	private final ActionDesk desk;

	private final Addresses addresses;

	private final Client client;

	private final Answers answers;

	private final Semaphore places = new Semaphore(AT_ONCE);

	private final Semaphore waitingPlaces = new Semaphore(AT_ONCE);

	private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

	private volatile boolean left;

	Requests(ActionDesk desk, Addresses addresses, Client client, Answers answers) {
		this.desk = desk;
		this.addresses = addresses;
		this.client = client;
		this.answers = answers;
	}

	/**
	 * Take a request; does not wait for its answer.
	 * @param frame the frame that sends it
	 */
	void take(ClientFrame frame) {
		String destination = frame.mandatory("destination");
		Origin origin = new Origin(this.client.caller(), RequestId.of(frame.httpHeader(TraceParent.HEADER)));
		Answer answer = new Answer(frame.header("correlation-id"), origin);
		try {
			ActionAddress address = address(destination);
			if (!this.places.tryAcquire()) {
				throw tooMany();
			}
			Thread.ofVirtual()
				.name("bus-" + origin.id())
				.start(() -> serve(frame, head(frame, address, origin), answer));
		}
		catch (EngineException ex) {
			answer.refused(ex);
		}
	}

	/** The client has gone. */
	void leave() {
		this.left = true;
		this.waiting.forEach(Thread::interrupt);
	}

	private @Nullable ActionAddress address(String text) {
		return switch (this.addresses.find(text)) {
			case Destination.Actions actions -> actions.address();
			case Destination.Container container -> container.address();
			case Destination.Events _, Destination.Replies _ -> throw this.addresses.onlyRead(text);
			case Destination.Nowhere _ -> throw this.addresses.nowhere(text);
		};
	}

	private MessageHead head(ClientFrame frame, @Nullable ActionAddress address, Origin origin) {
		return new MessageHead(address, origin, this.client.address(), frame.httpHeader(EngineRequest.REGISTRY_AUTH));
	}

	private void serve(ClientFrame frame, MessageHead head, Answer answer) {
		try {
			this.desk.serve(frame.body(), head, answer);
		}
		finally {
			this.waiting.remove(Thread.currentThread());
			(answer.patient ? this.waitingPlaces : this.places).release();
		}
	}

	private static EngineException tooMany() {
		return new EngineException(Situation.BUSY, null,
				"This client has " + AT_ONCE + " requests in flight, the most that one may have: try again later");
	}

	/**
	 * Takes answers to the client.
	 */
	interface Answers {

		/**
		 * Give the client an answer.
		 * @param frame the answer's head
		 * @param body its body
		 * @param waits whether to wait until it is sent
		 */
		void give(ServerFrame frame, byte[] body, boolean waits);

	}

	/**
	 * The answer to one request.
	 */
	private final class Answer implements ActionListener {

		private final @Nullable String correlation;

		private final Origin origin;

		private boolean patient;

		Answer(@Nullable String correlation, Origin origin) {
			this.correlation = correlation;
			this.origin = origin;
		}

		@Override
		public void waits() {
			if (!Requests.this.waitingPlaces.tryAcquire()) {
				throw tooMany();
			}
			Requests.this.places.release();
			this.patient = true;
			Requests.this.waiting.add(Thread.currentThread());
			if (Requests.this.left) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public void answered(ActionResult result) {
			give(result, true);
		}

		void refused(EngineException why) {
			give(Requests.this.desk.refuse(why, this.origin, Requests.this.client.address()), false);
		}

		private void give(ActionResult result, boolean waits) {
			Requests.this.answers.give(Answered.head(result, this.correlation, this.origin.id()), result.body(), waits);
		}

	}

}
