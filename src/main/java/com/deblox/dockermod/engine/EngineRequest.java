package com.deblox.dockermod.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request in the words of the
 * <a href="https://docs.docker.com/reference/api/engine/">Docker Engine API</a>, and what
 * it needs on its way through the cluster.
 *
 * @param method the HTTP method, in capitals
 * @param path the path and query
 * @param headers the headers that go on to the daemon, each with its values in order; the
 * lists are not copied, and not to be changed
 * @param body the body, or {@code null} for none; not copied, and not to be changed
 * @param caller who asks
 * @param id the request's id, the same on each node that takes part
 * @param deadline until when an answer is waited for
 * @param node the node that it is meant for, or {@code null} where the cluster decides
 * @param streaming how it travels as a stream, or {@code null} where question and answer
 * are whole
 */
public record EngineRequest(String method, DockerPath path, Map<String, List<String>> headers,
		@SuppressWarnings("ArrayRecordComponent") byte @Nullable [] body, Caller caller, RequestId id,
		Deadline deadline, @Nullable NodeName node, @Nullable Streaming streaming) {

	/** The header with a registry's credentials; secret, never logged or kept. */
	public static final String REGISTRY_AUTH = "X-Registry-Auth";

	public EngineRequest {
		headers = Map.copyOf(headers);
	}

	/**
	 * A request without headers and body, for no node in particular.
	 * @param method the HTTP method
	 * @param path the path and query
	 * @param origin who asks, under which id
	 * @param deadline until when
	 * @return the request
	 */
	public static EngineRequest of(String method, DockerPath path, Origin origin, Deadline deadline) {
		return new EngineRequest(method, path, Map.of(), null, origin.caller(), origin.id(), deadline, null, null);
	}

	public EngineRequest withPath(DockerPath path) {
		return new EngineRequest(this.method, path, this.headers, this.body, this.caller, this.id, this.deadline,
				this.node, this.streaming);
	}

	/**
	 * With one header more, or with other values of it.
	 * @param name the header's name
	 * @param values its values, in order
	 * @return the request
	 */
	public EngineRequest withHeader(String name, String... values) {
		Map<String, List<String>> headers = new HashMap<>(this.headers);
		headers.put(name, List.of(values));
		return new EngineRequest(this.method, this.path, headers, this.body, this.caller, this.id, this.deadline,
				this.node, this.streaming);
	}

	public EngineRequest withBody(byte[] body) {
		return new EngineRequest(this.method, this.path, this.headers, body, this.caller, this.id, this.deadline,
				this.node, this.streaming);
	}

	public EngineRequest withDeadline(Deadline deadline) {
		return new EngineRequest(this.method, this.path, this.headers, this.body, this.caller, this.id, deadline,
				this.node, this.streaming);
	}

	public EngineRequest withNode(@Nullable NodeName node) {
		return new EngineRequest(this.method, this.path, this.headers, this.body, this.caller, this.id, this.deadline,
				node, this.streaming);
	}

	public EngineRequest withStreaming(Streaming streaming) {
		return new EngineRequest(this.method, this.path, this.headers, this.body, this.caller, this.id, this.deadline,
				this.node, streaming);
	}

	public Origin origin() {
		return new Origin(this.caller, this.id);
	}

	/**
	 * Whether the request changes nothing: it may be repeated, and is stopped when its
	 * caller leaves.
	 * @return {@code true} for what only reads
	 */
	public boolean isRead() {
		return this.method.equals("GET") || this.method.equals("HEAD") || isWait();
	}

	/**
	 * Whether it waits for a container, perhaps for ever. A container may be called
	 * "wait": its removal is none.
	 * @return whether its answer comes when the container has ended
	 */
	public boolean isWait() {
		return this.path.isContainerOperation() && this.path.segments().size() > 2
				&& this.path.segments().getLast().equals("wait");
	}

	/** Never shows headers, query or body: they may hold secrets. */
	@Override
	public String toString() {
		return this.method + " " + this.path.withoutQuery() + " [" + this.id + "]";
	}

}
