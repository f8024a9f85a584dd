package com.deblox.dockermod.actions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.http.Refused;
import com.deblox.dockermod.routing.ListMerger;
import com.deblox.dockermod.routing.NodeAnswer;
import com.deblox.dockermod.routing.OperationDeadlines;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists, of one node or of all.
 */
final class ListActions {

	private final Cluster cluster;

	private final Targets targets;

	private final OperationDeadlines deadlines;

	ListActions(Cluster cluster, OperationDeadlines deadlines) {
		this.cluster = cluster;
		this.targets = new Targets(cluster);
		this.deadlines = deadlines;
	}

	ActionResult containers(ActionRequest request) {
		return list(request,
				DockerPath.of("containers", "json")
					.with("all", request.flag("running") ? null : 1)
					.with("filters", filters(request.object("filters"))));
	}

	ActionResult images(ActionRequest request) {
		return list(request, DockerPath.of("images", "json"));
	}

	private ActionResult list(ActionRequest request, DockerPath path) {
		EngineRequest list = EngineRequest.of("GET", path, request.origin(), this.deadlines.quick());
		if (!this.targets.all(request)) {
			return EnvelopeWriter.one(Envelope.of(this.cluster.ask(list.withNode(this.targets.namedOrSelf(request)))));
		}
		List<NodeAnswer> answers = this.cluster.executeOnAll(list);
		NodeName self = this.cluster.self();
		return EnvelopeWriter.merged(self, headers(self, answers), ListMerger.merge(answers));
	}

	/** Those of this node's daemon, if it gave its list; else of the first that did. */
	private static Map<String, List<String>> headers(NodeName self, List<NodeAnswer> answers) {
		Map<String, List<String>> headers = null;
		for (NodeAnswer answer : answers) {
			if (answer instanceof NodeAnswer.Answered answered && !answered.isError()
					&& (headers == null || self.equals(answered.node()))) {
				headers = answered.headers();
			}
		}
		return (headers != null) ? headers : Map.of();
	}

	private static @Nullable String filters(@Nullable ObjectNode filters) {
		if (filters == null) {
			return null;
		}
		for (Map.Entry<String, JsonNode> filter : filters.properties()) {
			if (!isTexts(filter.getValue()) && !isFlags(filter.getValue())) {
				throw Refused.badRequest("The filter \"" + Refused.shown(filter.getKey())
						+ "\" in the field \"filters\" is " + Field.describe(filter.getValue())
						+ ": it must be an array of text, as in {\"label\": [\"app=web\"]}");
			}
		}
		return new String(StrictJson.write(filters), StandardCharsets.UTF_8);
	}

	private static boolean isTexts(JsonNode value) {
		return value.isArray() && value.values().stream().allMatch(JsonNode::isString);
	}

	/** The older form. */
	private static boolean isFlags(JsonNode value) {
		return value.isObject() && value.values().stream().allMatch(JsonNode::isBoolean);
	}

}
