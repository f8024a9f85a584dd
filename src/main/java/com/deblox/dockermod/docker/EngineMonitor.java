package com.deblox.dockermod.docker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.Situation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Knows whether the daemon answers: pings it each second, and at once when somebody saw
 * it gone.
 */
public final class EngineMonitor implements MeterBinder, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EngineMonitor.class);

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private static final Duration INTERVAL_WHILE_DOWN = Duration.ofMillis(250);

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final int ANSWER_LIMIT = 4 * 1024 * 1024;

	private final Engine engine;

	private final JsonMapper json;

	private final Clock clock;

	private final List<EngineListener> listeners = new CopyOnWriteArrayList<>();

	private final Semaphore looks = new Semaphore(0);

	private final Thread thread = Thread.ofPlatform().name("engine-monitor").daemon().unstarted(this::watch);

	private volatile boolean up;

	private volatile Instant since;

	private volatile @Nullable EngineInfo info;

	EngineMonitor(Engine engine, JsonMapper json, Clock clock) {
		this.engine = engine;
		this.json = json;
		this.clock = clock;
		this.since = clock.instant();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("dockermod.engine.up", this, (monitor) -> monitor.isUp() ? 1 : 0)
			.description("Whether this host's Docker engine answers: 1, or 0")
			.register(registry);
	}

	public boolean isUp() {
		return this.up;
	}

	/**
	 * Since when it is up or down.
	 * @return the time
	 */
	public Instant since() {
		return this.since;
	}

	/**
	 * What the daemon said of itself.
	 * @return the last word, or {@code null} if it never answered
	 */
	public @Nullable EngineInfo info() {
		return this.info;
	}

	public void addListener(EngineListener listener) {
		this.listeners.add(listener);
	}

	void start() {
		this.thread.start();
	}

	/** Look at once; does not block. */
	void lookNow() {
		if (this.looks.availablePermits() == 0) {
			this.looks.release();
		}
	}

	private void watch() {
		boolean known = false;
		boolean seenGone = false;
		while (!Thread.currentThread().isInterrupted()) {
			look(known, seenGone);
			known = true;
			if (!this.up) {
				// that it is gone was seen by this very look, too
				this.looks.drainPermits();
			}
			try {
				Duration pause = this.up ? INTERVAL : INTERVAL_WHILE_DOWN;
				seenGone = this.looks.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
				this.looks.drainPermits();
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private void look(boolean known, boolean seenGone) {
		try {
			get("_ping").close();
			if (!this.up || seenGone) {
				EngineInfo info = EngineInfo.of(read("info"), read("version"));
				if (this.up && info.equals(this.info)) {
					return;
				}
				this.info = info;
				change(true);
				logger.info("The Docker engine is up: version {}, id {}", info.version(), info.id());
				this.listeners.forEach((listener) -> listener.engineUp(info));
			}
		}
		catch (EngineException | JacksonException ex) {
			if (this.up || !known) {
				change(false);
				String why = String.valueOf(ex.getMessage());
				logger.warn("The Docker engine is down: {}", why);
				this.listeners.forEach((listener) -> listener.engineDown(why));
			}
		}
	}

	private void change(boolean up) {
		this.since = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		this.up = up;
	}

	private JsonNode read(String what) {
		try (EngineResponse response = get(what)) {
			return this.json.readTree(response.readBody(ANSWER_LIMIT));
		}
	}

	private EngineResponse get(String what) {
		EngineResponse response = this.engine
			.execute(EngineRequest.of("GET", DockerPath.of(what), Origin.ofNode(), Deadline.in(PATIENCE)));
		if (response.isError()) {
			response.close();
			throw new EngineException(Situation.ENGINE_DOWN, response.node(),
					"It answers " + response.status() + " to GET /" + what);
		}
		return response;
	}

	@Override
	public void close() {
		this.thread.interrupt();
	}

}
