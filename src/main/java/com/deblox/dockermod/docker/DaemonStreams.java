package com.deblox.dockermod.docker;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The daemon's answers that are streams, and its hijacked connections. Their number is
 * bounded.
 */
final class DaemonStreams implements MeterBinder {

	private final NodeName node;

	private final DockerProperties properties;

	private final StreamTransport transport;

	private final Dialler dialler;

	private final Semaphore places;

	DaemonStreams(NodeName node, DockerProperties properties, StreamTransport transport) {
		this.node = node;
		this.properties = properties;
		this.transport = transport;
		this.dialler = properties.dialler();
		this.places = new Semaphore(properties.maxStreams());
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		int limit = this.properties.maxStreams();
		Gauge.builder("dockermod.engine.streams.open", this.places, (places) -> limit - places.availablePermits())
			.description("Streams open at this host's Docker engine, for callers of any node")
			.register(registry);
		Gauge.builder("dockermod.engine.streams.limit", () -> limit)
			.description("The most streams at this host's Docker engine at once")
			.register(registry);
	}

	EngineResponse execute(EngineRequest request) {
		if (!this.places.tryAcquire()) {
			throw new EngineException(Situation.BUSY, this.node,
					"Too many streams are open at the Docker engine of " + this.node + ": try again later");
		}
		Map<String, List<String>> headers = new LinkedHashMap<>();
		headers.put("Host", List.of("docker"));
		headers.putAll(request.headers());
		try {
			return this.transport.send(this.node, this.dialler, request.path().toString(), headers, request,
					new Once(this.places::release));
		}
		catch (StreamTransport.UnsentException ex) {
			throw EngineException.down(this.node, this.properties.host().toString(), ex);
		}
		catch (IOException ex) {
			throw EngineException.brokeOff(this.node, ex);
		}
	}

}
