package com.deblox.dockermod.docker;

import java.time.Clock;
import java.util.Map;

import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import tools.jackson.databind.json.JsonMapper;

/**
 * A daemon that says of itself what it is told to, or is gone.
 */
public final class DescribedEngine implements Engine {

	static final NodeName NODE = new NodeName("node1");

	private volatile String id;

	private volatile int status = 200;

	private volatile boolean gone;

	private volatile Runnable inVain = () -> {
	};

	public DescribedEngine(String id) {
		this.id = id;
	}

	/**
	 * What watches this daemon, not started.
	 * @param clock the clock
	 * @return the monitor
	 */
	public EngineMonitor monitor(Clock clock) {
		return new EngineMonitor(this, JsonMapper.shared(), clock);
	}

	/**
	 * Watch this daemon from now on.
	 * @param monitor the monitor
	 */
	public static void watch(EngineMonitor monitor) {
		monitor.start();
	}

	public void isGone(boolean gone) {
		this.gone = gone;
	}

	public void isAnother(String id) {
		this.id = id;
	}

	/** Have something done whenever it is asked while it is gone. */
	void whenAskedInVain(Runnable action) {
		this.inVain = action;
	}

	void answers(int status) {
		this.status = status;
	}

	@Override
	public EngineResponse execute(EngineRequest request) {
		if (this.gone) {
			this.inVain.run();
			throw new EngineException(Situation.ENGINE_DOWN, NODE, "It is gone");
		}
		String body = switch (request.path().toString()) {
			case "/_ping" -> "OK";
			case "/info" -> "{\"ID\":\"" + this.id + "\",\"ServerVersion\":\"28.1\",\"Name\":\"host1\",\"NCPU\":4,"
					+ "\"MemTotal\":8192,\"OperatingSystem\":\"Debian\",\"Architecture\":\"x86_64\","
					+ "\"KernelVersion\":\"6.1\",\"Driver\":\"overlay2\","
					+ "\"OSType\":\"linux\",\"Labels\":[\"storage=ssd\",\"fast\"]}";
			case "/version" -> "{\"ApiVersion\":\"1.49\",\"MinAPIVersion\":\"1.24\"}";
			default -> throw new IllegalArgumentException(request.toString());
		};
		return EngineResponse.of(NODE, this.status, Map.of(), Requests.bytes(body));
	}

}
