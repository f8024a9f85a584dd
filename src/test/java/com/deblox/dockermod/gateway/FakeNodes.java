package com.deblox.dockermod.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.NodeState;
import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.FakeEngine;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.routing.NodeAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The nodes a, b and c with fake daemons, seen from a.
 */
final class FakeNodes implements Engine {

	static final NodeName A = new NodeName("a");

	final FakeEngine a = new FakeEngine("a");

	final FakeEngine b = new FakeEngine("b");

	final FakeEngine c = new FakeEngine("c");

	final Everywhere everywhere = new Everywhere(this::all, A);

	final ClusterView view = new ClusterView(this, this.everywhere, this::some, A, this::nodes,
			() -> Deadline.in(Duration.ofSeconds(30)));

	final Map<String, FakeEngine> engines = new TreeMap<>(Map.of("a", this.a, "b", this.b, "c", this.c));

	private final Map<String, NodeState> states = new TreeMap<>();

	/** It was a member, and left. */
	void lose(String node, FakeEngine engine) {
		this.states.put(node, NodeState.LOST);
		engine.fails(Situation.NODE_LOST);
	}

	List<Node> nodes() {
		return this.engines.keySet()
			.stream()
			.map((name) -> new Node(new NodeName(name), this.states.getOrDefault(name, NodeState.UP), Instant.EPOCH,
					true, false, "10.0.0." + (name.charAt(0) - 'a' + 1) + ":8080", Map.of(),
					new EngineInfo("engine-" + name, "28", "1.41", "1.12", "", 1, 1, "", "", "", "", "", Map.of())))
			.toList();
	}

	@Override
	public EngineResponse execute(EngineRequest request) {
		NodeName node = request.node();
		FakeEngine engine = this.engines.get((node != null) ? node.value() : "a");
		if (engine == null) {
			throw new IllegalStateException("There is no " + node);
		}
		return engine.execute(request);
	}

	/** Every daemon answers the same. */
	void all(int status, String body) {
		this.engines.values().forEach((engine) -> engine.answers(status, body));
	}

	/** What the rule of a route answers. */
	EngineResponse answer(RouteTable table, String method, String path, @Nullable String body) {
		EngineRequest request = request(method, path);
		EngineRequest full = (body != null) ? request.withBody(Requests.bytes(body)) : request;
		return table.find(method, request.path().segments()).rule().answer(full);
	}

	private List<NodeAnswer> all(EngineRequest request) {
		return some(this.engines.keySet().stream().map(NodeName::new).toList(), request);
	}

	private List<NodeAnswer> some(List<NodeName> nodes, EngineRequest request) {
		List<NodeAnswer> answers = new ArrayList<>();
		nodes.forEach((node) -> {
			try (EngineResponse response = execute(request.withNode(node))) {
				answers.add(new NodeAnswer.Answered(node, response.status(), response.headers(),
						response.readBody(1 << 20)));
			}
			catch (EngineException ex) {
				answers.add(new NodeAnswer.Failed(node, ex));
			}
		});
		return answers;
	}

	static EngineRequest request(String method, String path) {
		return EngineRequest.of(method, DockerPath.parse(path), Origin.ofNode(), Deadline.in(Duration.ofSeconds(30)));
	}

	static String text(EngineResponse response) {
		return new String(response.readBody(1 << 20), StandardCharsets.UTF_8);
	}

}
