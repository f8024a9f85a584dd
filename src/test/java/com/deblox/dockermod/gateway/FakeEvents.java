package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.FakeEngine;
import com.deblox.dockermod.engine.NodeName;

import static org.awaitility.Awaitility.await;

/**
 * A daemon's events, of which a test says what happens.
 */
final class FakeEvents {

	private final String node;

	private final FakeEngine engine;

	private final AtomicInteger openedSoFar = new AtomicInteger();

	private final AtomicInteger closedSoFar = new AtomicInteger();

	private final List<BoundedStream> open = new CopyOnWriteArrayList<>();

	private volatile String past = "";

	FakeEvents(String node, FakeEngine engine) {
		this.node = node;
		this.engine = engine;
	}

	/** An event as a client sees it. */
	static String event(int time, String node) {
		return "{\"Type\":\"container\",\"Actor\":{\"ID\":\"1\",\"Attributes\":{\"name\":\"x\",\"node\":\"" + node
				+ "\"}},\"time\":" + time + ",\"timeNano\":" + time + "000000000}";
	}

	private static String line(int time) {
		return event(time, "").replace(",\"node\":\"\"", "") + "\n";
	}

	void follows() {
		Engine answers = (request) -> (request.streaming() != null) ? open() : this.engine.answer(200, this.past);
		this.engine.answers(answers);
	}

	private EngineResponse open() {
		BoundedStream stream = new BoundedStream();
		this.open.add(stream);
		this.openedSoFar.incrementAndGet();
		return new EngineResponse(new NodeName(this.node), 200, Map.of(), stream, () -> {
			stream.close();
			if (this.open.remove(stream)) {
				this.closedSoFar.incrementAndGet();
			}
		});
	}

	void remembers(int... times) {
		StringBuilder text = new StringBuilder();
		for (int time : times) {
			text.append(line(time));
		}
		this.past = text.toString();
	}

	/** To all who follow; there is at least one. */
	void says(int time) throws IOException {
		if (this.open.isEmpty()) {
			await().until(() -> !this.open.isEmpty());
		}
		for (BoundedStream stream : this.open) {
			stream.put(line(time).getBytes(StandardCharsets.UTF_8));
		}
	}

	void breaks() {
		List<BoundedStream> broken = List.copyOf(this.open);
		this.open.removeAll(broken);
		broken.forEach(BoundedStream::close);
	}

	int openedSoFar() {
		return this.openedSoFar.get();
	}

	int closedSoFar() {
		return this.closedSoFar.get();
	}

	void awaitClosed() {
		await().until(() -> closedSoFar() > 0);
	}

}
