package com.deblox.dockermod.lab;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.deblox.dockermod.lab.Http.Answer;
import tools.jackson.databind.JsonNode;

/**
 * Callers that go on while nodes are replaced: they keep their connections, and ask
 * again, at the next node, where an answer says that this is of use. Everything else that
 * is no success is a failure; a connection that breaks off, too.
 */
final class PatientCaller implements AutoCloseable {

	private static final int MOST_TRIES = 600;

	/** What is made must be removed again: few a second are enough. */
	private static final int CREATE_PAUSE = 1000;

	private static final int READ_PAUSE = 50;

	private final List<Node> nodes;

	private final List<Thread> threads = new ArrayList<>();

	private final AtomicInteger names = new AtomicInteger();

	final Queue<String> failures = new ConcurrentLinkedQueue<>();

	/** Containers that somebody was told were made, each once. */
	final Set<String> made = ConcurrentHashMap.newKeySet();

	final AtomicInteger calls = new AtomicInteger();

	final AtomicInteger asked = new AtomicInteger();

	private volatile boolean over;

	PatientCaller(List<Node> nodes) {
		this.nodes = List.copyOf(nodes);
	}

	/** One that reads, and three that create, at each node. */
	void begin(List<String> known) {
		for (int i = 0; i < this.nodes.size(); i++) {
			int first = i;
			loop("reads-" + i, READ_PAUSE, () -> {
				for (String id : known) {
					expect(200, call(first, (node) -> node.action("inspect-container", "id", id)));
				}
				list(first);
			});
			loop("single-" + i, CREATE_PAUSE,
					() -> single(call(first, (node) -> node.action("create-container", "template", "test"))));
			loop("named-" + i, CREATE_PAUSE, () -> {
				String name = "named-" + this.names.incrementAndGet();
				single(call(first, (node) -> node.action("create-container", "template", "test", "name", name)));
			});
			loop("bulk-" + i, CREATE_PAUSE, () -> bulk(
					call(first, (node) -> node.action("create-container", "template", "test", "instances", 3))));
		}
	}

	private void loop(String name, int pause, Runnable work) {
		this.threads.add(Thread.ofVirtual().name(name).start(() -> {
			while (!this.over) {
				try {
					work.run();
					this.calls.incrementAndGet();
				}
				catch (RuntimeException ex) {
					this.failures.add(name + ": " + ex);
				}
				pause(pause);
			}
		}));
	}

	private Answer call(int first, Function<Node, Answer> call) {
		for (int i = 0; i < MOST_TRIES; i++) {
			Node node = this.nodes.get((first + i) % this.nodes.size());
			try {
				this.asked.incrementAndGet();
				Answer answer = call.apply(node);
				if (answer.status() != 503 || answer.header("Retry-After").isEmpty()
						|| answer.json().has("requestId")) {
					return answer;
				}
				// another node is asked in the meantime, but not at once
				pause(Long.parseLong(answer.header("Retry-After")) * 1000);
			}
			catch (UncheckedIOException ex) {
				// nobody listens there: nothing was sent
				if (!(ex.getCause() instanceof ConnectException)) {
					throw ex;
				}
			}
			pause(100);
		}
		throw new IllegalStateException("no answer but 503 in " + MOST_TRIES + " tries");
	}

	private void list(int first) {
		Answer list = call(first, Node::list);
		if (list.status() == 207 && !list.json().path("complete").asBoolean(true)) {
			return;
		}
		expect(200, list);
	}

	private void single(Answer answer) {
		expect(200, answer);
		made(answer.body().path("Id").asString(""));
	}

	/**
	 * A part that says that it did not happen is no failure: it can be asked for again.
	 */
	private void bulk(Answer answer) {
		if (answer.status() != 200 && answer.status() != 207) {
			expect(200, answer);
		}
		for (JsonNode one : answer.json().path("containers")) {
			if (one.path("statusCode").asInt() == 201) {
				made(one.path("Response").path("Body").path("Id").asString(""));
			}
			else if (one.path("statusCode").asInt() != 503 || one.has("requestId")) {
				this.failures.add("bulk: " + one);
			}
		}
	}

	private void made(String id) {
		if (id.isEmpty() || !this.made.add(id)) {
			this.failures.add("made twice, or without an id: " + id);
		}
	}

	private void expect(int status, Answer answer) {
		if (answer.status() != status) {
			this.failures.add(Thread.currentThread().getName() + ": " + answer);
		}
	}

	private static void pause(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Each finishes what it is at. */
	@Override
	public void close() {
		this.over = true;
		try {
			for (Thread thread : this.threads) {
				thread.join();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
