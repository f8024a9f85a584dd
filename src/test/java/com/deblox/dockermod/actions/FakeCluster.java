package com.deblox.dockermod.actions;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.NodeState;
import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.observation.Observations;
import com.deblox.dockermod.observation.Served;
import com.deblox.dockermod.observation.Surface;
import com.deblox.dockermod.ownership.Load;
import com.deblox.dockermod.routing.ContainerOrder;
import com.deblox.dockermod.routing.NodeAnswer;
import com.deblox.dockermod.routing.OperationDeadlines;
import com.deblox.dockermod.routing.RoutingFixtures;
import com.deblox.dockermod.templates.Templates;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A cluster of two nodes that remembers what it was asked, and answers as it is told.
 */
final class FakeCluster implements Cluster {

	static final NodeName NODE1 = new NodeName("node1");

	static final NodeName NODE2 = new NodeName("node2");

	static final RequestId ID = new RequestId("0123456789abcdef0123456789abcdef");

	static final Origin ORIGIN = new Origin(Caller.TOKEN, ID);

	final List<EngineRequest> asked = new ArrayList<>();

	final List<EngineRequest> askedAll = new ArrayList<>();

	final List<ContainerOrder> orders = new ArrayList<>();

	final List<String> pool = new ArrayList<>();

	final Deque<Supplier<EngineResponse>> answers = new ArrayDeque<>();

	List<NodeAnswer> all = List.of();

	/** A request that nobody observes. */
	static Served served() {
		return new Observations(ObservationRegistry.NOOP).begin(Surface.BUS, ORIGIN, "here");
	}

	/** The actions over this cluster. */
	Actions actions() {
		return actions(Path.of("templates"));
	}

	Actions actions(Path folder) {
		Templates templates = new Templates(folder);
		OperationDeadlines deadlines = RoutingFixtures.deadlines();
		return new Actions(this,
				ActionTable.of(new CreateActions(this, templates, 1000), new ContainerActions(this, deadlines),
						new LogsAction(this, deadlines), new ListActions(this, deadlines),
						new ImageActions(this, deadlines), new NodeActions(this), new TemplateActions(templates)));
	}

	ActionResult execute(String message) {
		return actions().prepare(message.getBytes(StandardCharsets.UTF_8), null, served(), "c2VjcmV0").run();
	}

	static String text(ActionResult result) {
		return new String(result.body(), StandardCharsets.UTF_8);
	}

	static JsonNode json(ActionResult result) {
		return JsonMapper.shared().readTree(result.body());
	}

	static NodeAnswer.Answered answer(NodeName node, int status, String body) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		headers.put("Content-Type", List.of("application/json"));
		headers.put("Content-Length", List.of(Integer.toString(body.length())));
		return new NodeAnswer.Answered(node, status, headers, body.getBytes(StandardCharsets.UTF_8));
	}

	static NodeAnswer.Failed failure(NodeName node, Situation situation) {
		return new NodeAnswer.Failed(node, new EngineException(situation, node, situation + " at " + node));
	}

	void answers(int status, String body) {
		NodeAnswer.Answered answer = answer(NODE2, status, body);
		this.answers.add(() -> EngineResponse.of(NODE2, status, answer.headers(), answer.body()));
	}

	@Override
	public void checkServing() {
	}

	@Override
	public NodeName self() {
		return NODE1;
	}

	@Override
	public List<Node> nodes() {
		return List.of(
				new Node(NODE1, NodeState.UP, Instant.EPOCH, true, false, "10.0.0.1:8080", Map.of("zone", "a"),
						new EngineInfo("id", "28.1", "1.49", "1.24", "node1", 4, 1L << 35, "Linux", "x86_64", "6",
								"overlay2", "linux", Map.of())),
				new Node(NODE2, NodeState.ENGINE_DOWN, Instant.EPOCH, false, true, "10.0.0.2:8080", Map.of(), null));
	}

	@Override
	public NodeName find(String name) {
		if (!name.equals("node1") && !name.equals("node2")) {
			throw new EngineException(Situation.NOT_FOUND, null,
					"No such node: " + name + ". The nodes are: node1, node2");
		}
		return new NodeName(name);
	}

	@Override
	public Load load(NodeName node) {
		return new Load(5, 3);
	}

	@Override
	public EngineResponse execute(EngineRequest request) {
		this.asked.add(request);
		Supplier<EngineResponse> answer = this.answers.poll();
		return (answer != null) ? answer.get()
				: EngineResponse.of(NODE2, 204, Map.of("Api-Version", List.of("1.41")), new byte[0]);
	}

	@Override
	public List<NodeAnswer> executeOnAll(EngineRequest request) {
		this.askedAll.add(request);
		return this.all;
	}

	@Override
	public List<NodeAnswer> create(ContainerOrder order) {
		this.orders.add(order);
		return this.all;
	}

	@Override
	public void register(String hostname, Origin origin) {
		this.pool.add("+" + hostname);
	}

	@Override
	public void unregister(String hostname, Origin origin) {
		this.pool.add("-" + hostname);
	}

	@Override
	public @Nullable String errorInPull(byte[] progress) {
		return RoutingFixtures.pullAnswer().errorIn(progress);
	}

}
