package com.deblox.dockermod.docker;

import java.util.concurrent.ScheduledThreadPoolExecutor;

import com.deblox.dockermod.engine.DeadlineWatch;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What stands between callers and a {@link FakeDaemon}.
 */
final class EngineOnFake implements AutoCloseable {

	static final NodeName NODE = new NodeName("node1");

	final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);

	final DeadlineWatch watch = new DeadlineWatch();

	final DockerClients clients;

	final DockerTransport transport;

	final DockerEngine engine;

	EngineOnFake(FakeDaemon daemon, int maxRequests) {
		this.clients = new DockerClients(daemon.properties(), this.scheduler);
		this.transport = new DockerTransport(NODE, daemon.properties(), this.clients);
		this.engine = new DockerEngine(NODE, this.transport, maxRequests, this.scheduler, this.watch,
				new DaemonStreams(NODE, daemon.properties(), new StreamTransport(this.scheduler)), new ApiRange());
	}

	/** Ask, to the answer's last byte, and be told why there is none. */
	EngineException failure(EngineRequest request) {
		return catchThrowableOfType(EngineException.class,
				() -> this.engine.execute(request).readBody(64 * 1024 * 1024));
	}

	@Override
	public void close() {
		this.engine.close();
		this.clients.close();
		this.scheduler.shutdownNow();
		this.watch.close();
	}

}
