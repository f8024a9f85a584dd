package com.deblox.dockermod.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one subscription to what happens to the daemon's containers, renewed for as long as
 * this node lives. A new one goes on where the last one broke off.
 */
public final class EngineEvents implements EngineListener, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EngineEvents.class);

	private static final Duration PAUSE = Duration.ofMillis(250);

	private final DockerTransport transport;

	private final JsonMapper json;

	private final ToldEvents told;

	private final List<EventListener> listeners = new CopyOnWriteArrayList<>();

	private final Thread thread = Thread.ofVirtual().name("engine-events").unstarted(this::follow);

	private volatile @Nullable Response subscription;

	EngineEvents(DockerTransport transport, JsonMapper json, Clock clock) {
		this.transport = transport;
		this.json = json;
		this.told = new ToldEvents(clock.instant());
	}

	public void addListener(EventListener listener) {
		this.listeners.add(listener);
	}

	void start() {
		this.thread.start();
	}

	private void follow() {
		while (!Thread.currentThread().isInterrupted()) {
			try {
				subscribe();
				broken("the daemon ended it");
			}
			catch (EngineException | IOException ex) {
				broken(String.valueOf(ex.getMessage()));
			}
			catch (RuntimeException ex) {
				logger.warn("Following the Docker engine's events failed, and is begun again", ex);
				broken(ex.toString());
			}
			try {
				Thread.sleep(PAUSE);
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private void subscribe() throws IOException {
		String path = DockerPath.of("events")
			.with("filters", "{\"type\":[\"container\"]}")
			.with("since", this.told.since())
			.toString();
		try (Response response = this.transport.send("GET", path, Map.of(), null)) {
			this.subscription = response;
			if (response.getStatusCode() != 200) {
				throw new IOException("GET /events was answered " + response.getStatusCode());
			}
			this.told.subscribed();
			this.listeners.forEach(EventListener::subscribed);
			BufferedReader lines = new BufferedReader(
					new InputStreamReader(response.getBody(), StandardCharsets.UTF_8));
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				tell(line);
			}
		}
		finally {
			// what was never reached leaves no stale connections
			if (this.subscription != null && !Thread.currentThread().isInterrupted()) {
				this.transport.gone();
			}
			this.subscription = null;
		}
	}

	private void tell(String line) {
		try {
			EngineEvent event = EngineEvent.of(this.json.readTree(line));
			if (!this.told.isNew(event)) {
				return;
			}
			if (this.told.takeGap()) {
				this.listeners.forEach(EventListener::missed);
			}
			this.listeners.forEach((listener) -> listener.event(event));
		}
		catch (JacksonException ex) {
			logger.warn("A message of the Docker engine is not JSON, and is passed over");
		}
	}

	private void broken(String why) {
		if (!Thread.currentThread().isInterrupted()) {
			this.listeners.forEach((listener) -> listener.broken(why));
		}
	}

	@Override
	public void engineUp(EngineInfo info) {
		// the next round subscribes
	}

	/** A daemon that hangs says nothing: end a subscription that would wait for ever. */
	@Override
	public void engineDown(String why) {
		Response subscription = this.subscription;
		if (subscription != null) {
			subscription.close();
		}
	}

	@Override
	public void close() {
		this.thread.interrupt();
		engineDown("this node stops");
	}

}
