package com.deblox.dockermod.cluster;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.security.Seal;
import com.deblox.dockermod.security.TimeLeft;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import org.jspecify.annotations.Nullable;

/**
 * A sealed request on its way to a peer, which runs it on its own engine and nowhere
 * else. Carries plain values: nothing of it is trusted before its seal is verified.
 */
final class PeerTask implements Callable<PeerReply>, HazelcastInstanceAware {

	private final String method;

	private final String path;

	private final Map<String, List<String>> headers;

	private final byte @Nullable [] body;

	private final String caller;

	private final String id;

	private final TimeLeft time;

	private final Seal seal;

	private @Nullable HazelcastInstance hazelcast;

	PeerTask(EngineRequest request, TimeLeft time, Seal seal) {
		this(request.method(), request.path().toString(), request.headers(), request.body(), request.caller().name(),
				request.id().value(), time, seal);
	}

	PeerTask(String method, String path, Map<String, List<String>> headers, byte @Nullable [] body, String caller,
			String id, TimeLeft time, Seal seal) {
		this.method = method;
		this.path = path;
		this.headers = headers;
		this.body = body;
		this.caller = caller;
		this.id = id;
		this.time = time;
		this.seal = seal;
	}

	EngineRequest request() {
		return new EngineRequest(this.method, DockerPath.parse(this.path), this.headers, this.body,
				new Caller(this.caller), new RequestId(this.id), this.time.toDeadline(), null, null);
	}

	/** On the peer, on a thread of one of our executors. */
	@Override
	public PeerReply call() {
		HazelcastInstance hazelcast = this.hazelcast;
		if (hazelcast != null && hazelcast.getUserContext().get(PeerGate.KEY) instanceof PeerGate gate) {
			return gate.run(this);
		}
		return PeerReply.starting();
	}

	@Override
	public void setHazelcastInstance(HazelcastInstance hazelcast) {
		this.hazelcast = hazelcast;
	}

	String method() {
		return this.method;
	}

	String path() {
		return this.path;
	}

	Map<String, List<String>> headers() {
		return this.headers;
	}

	byte @Nullable [] body() {
		return this.body;
	}

	String caller() {
		return this.caller;
	}

	String id() {
		return this.id;
	}

	TimeLeft time() {
		return this.time;
	}

	Seal seal() {
		return this.seal;
	}

	/** Never shows headers, query, body or seal. */
	@Override
	public String toString() {
		int query = this.path.indexOf('?');
		return this.method + " " + ((query < 0) ? this.path : this.path.substring(0, query)) + " [" + this.id + "]";
	}

}
