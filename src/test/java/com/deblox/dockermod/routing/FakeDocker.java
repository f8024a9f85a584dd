package com.deblox.dockermod.routing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.FakeEngine;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Streaming;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A daemon with containers and images, as far as finding and making them goes.
 */
final class FakeDocker implements Engine {

	final Map<String, String> containers = new ConcurrentSkipListMap<>();

	final Set<String> images = ConcurrentHashMap.newKeySet();

	final List<JsonNode> specs = new CopyOnWriteArrayList<>();

	private final NodeName node;

	private final FakeEngine engine;

	private final AtomicInteger made = new AtomicInteger();

	FakeDocker(FakeEngine engine, NodeName node) {
		this.engine = engine;
		this.node = node;
	}

	/** Nothing there, nothing asked. */
	void reset() {
		this.containers.clear();
		this.images.clear();
		this.images.add("alpine");
		this.specs.clear();
		this.engine.asked.clear();
		this.engine.answers(this);
	}

	NodeName node() {
		return this.node;
	}

	FakeEngine engine() {
		return this.engine;
	}

	/** The paths that were asked, in order. */
	List<String> asked() {
		return this.engine.asked.stream().map((request) -> request.method() + " " + request.path()).toList();
	}

	@Override
	public EngineResponse execute(EngineRequest request) {
		DockerPath path = request.path();
		String kind = path.segments().getFirst();
		if (path.isContainerOperation()) {
			return onContainer(request);
		}
		if (request.method().equals("POST") && kind.equals("containers")) {
			return create(request);
		}
		if (kind.equals("images") && path.segments().getLast().equals("load")) {
			return load(request);
		}
		if (kind.equals("images") && path.segments().getLast().equals("get")) {
			return answer(200, path.segments().get(1));
		}
		if (kind.equals("images") && request.method().equals("POST")) {
			this.images.add(String.valueOf(path.parameter("fromImage")));
			this.images.add(path.parameter("fromImage") + ":" + path.parameter("tag"));
			return answer(200, "{\"status\":\"Pulling\"}\n{\"status\":\"Done\"}");
		}
		if (kind.equals("images") && path.segments().size() > 2) {
			String image = path.segments().get(1);
			return this.images.contains(image) ? answer(200, "{}")
					: answer(404, "{\"message\":\"No such image: " + image + "\"}");
		}
		return answer(200, "[]");
	}

	/** The tar of an image is its name here. */
	private EngineResponse load(EngineRequest request) {
		Streaming streaming = request.streaming();
		InputStream upload = (streaming != null) ? streaming.upload() : null;
		if (upload == null) {
			return answer(400, "{\"message\":\"nothing to load\"}");
		}
		try {
			String image = new String(upload.readAllBytes(), StandardCharsets.UTF_8);
			this.images.add(image);
			return answer(200, "{\"stream\":\"Loaded image: " + image + "\"}\n");
		}
		catch (IOException ex) {
			throw EngineException.brokeOff(this.node, ex);
		}
	}

	private EngineResponse onContainer(EngineRequest request) {
		String reference = request.path().containerReference();
		List<String> ids = find(reference);
		if (ids.size() > 1) {
			return answer(500, "{\"message\":\"Multiple IDs found with provided prefix: " + reference + "\"}");
		}
		if (ids.isEmpty()) {
			return answer(404, "{\"message\":\"No such container: " + reference + "\"}");
		}
		String id = ids.getFirst();
		if (request.path().segments().getLast().equals("rename")) {
			this.containers.put(id, String.valueOf(request.path().parameter("name")));
		}
		return request.method().equals("GET")
				? answer(200, "{\"Id\":\"" + id + "\",\"Name\":\"/" + this.containers.get(id) + "\"}")
				: answer(204, "");
	}

	/** In Docker's order: id, name, beginning of the id. */
	private List<String> find(String reference) {
		if (this.containers.containsKey(reference)) {
			return List.of(reference);
		}
		List<String> named = ids((entry) -> entry.getValue().equals(reference));
		return named.isEmpty() ? ids((entry) -> entry.getKey().startsWith(reference)) : named;
	}

	private List<String> ids(java.util.function.Predicate<Map.Entry<String, String>> filter) {
		return this.containers.entrySet().stream().filter(filter).map(Map.Entry::getKey).toList();
	}

	private EngineResponse create(EngineRequest request) {
		byte[] body = request.body();
		JsonNode spec = JsonMapper.shared().readTree((body != null) ? body : new byte[0]);
		String image = spec.path("Image").asString("");
		if (!this.images.contains(image)) {
			return answer(404, "{\"message\":\"No such image: " + image + "\"}");
		}
		String name = request.path().parameter("name");
		String id = "made" + this.made.incrementAndGet() + "on" + this.node;
		this.specs.add(spec);
		this.containers.put(id, (name != null) ? name : "chosen" + id);
		return answer(201, "{\"Id\":\"" + id + "\",\"Warnings\":[]}");
	}

	private EngineResponse answer(int status, String body) {
		return EngineResponse.of(this.node, status, Map.of(), Requests.bytes(body));
	}

}
