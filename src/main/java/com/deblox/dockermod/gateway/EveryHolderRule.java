package com.deblox.dockermod.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.DaemonMessage;
import com.deblox.dockermod.routing.NodeAnswer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * On every node that has it: a tag, a removal. Nodes without it are no failure unless all
 * lack it; one that refuses makes the whole a refusal, which says what was done.
 *
 * @param view the cluster
 * @param time what the daemons are given
 */
record EveryHolderRule(ClusterView view, Duration time) implements Rule {

	@Override
	public EngineResponse answer(EngineRequest request) {
		EngineRequest asked = this.view.toAsked(request).withDeadline(Deadline.in(this.time));
		if (ClusterView.namesNode(request)) {
			return this.view.cluster().execute(asked);
		}
		List<NodeAnswer.Answered> done = new ArrayList<>();
		List<NodeAnswer> errors = new ArrayList<>();
		for (NodeAnswer answer : this.view.everywhere().answers(asked.withNode(null))) {
			if (answer instanceof NodeAnswer.Answered answered && !answered.isError()) {
				done.add(answered);
			}
			else {
				errors.add(answer);
			}
		}
		List<NodeAnswer> refusals = errors.stream().filter(EveryHolderRule::isRefusal).toList();
		if (!refusals.isEmpty()) {
			return refuse((NodeAnswer.Answered) refusals.getFirst(), done);
		}
		return Everywhere.naming(done.isEmpty() ? lacking(errors) : join(done), Everywhere.missing(errors));
	}

	private static boolean isRefusal(NodeAnswer answer) {
		return answer instanceof NodeAnswer.Answered && answer.status() != 404;
	}

	private static EngineResponse refuse(NodeAnswer.Answered refusal, List<NodeAnswer.Answered> done) {
		String others = done.stream().map((answer) -> answer.node().value()).collect(Collectors.joining(", "));
		String message = DaemonMessage.of(refusal) + " (on " + refusal.node()
				+ (others.isEmpty() ? ")" : "; done on " + others + ")");
		return DockerError.response(refusal.node(), refusal.status(), message);
	}

	private EngineResponse lacking(List<NodeAnswer> errors) {
		Predicate<NodeAnswer> answered = NodeAnswer.Answered.class::isInstance;
		List<NodeAnswer> notFound = errors.stream().filter(answered).toList();
		return this.view.everywhere().fail(notFound.isEmpty() ? errors : notFound);
	}

	/** What was removed on several nodes is told once. */
	private EngineResponse join(List<NodeAnswer.Answered> done) {
		NodeName self = this.view.self();
		NodeAnswer.Answered first = done.stream()
			.filter((answer) -> answer.node().equals(self))
			.findFirst()
			.orElse(done.getFirst());
		EngineResponse answer = EngineResponse.of(first.node(), first.status(), first.headers(), first.body());
		Set<JsonNode> entries = new LinkedHashSet<>();
		for (NodeAnswer.Answered one : done) {
			if (one.body().length == 0) {
				return answer;
			}
			try {
				DaemonJson.read(one.body()).forEach(entries::add);
			}
			catch (JacksonException ex) {
				throw EngineException.brokeOff(one.node(), ex);
			}
		}
		ArrayNode joined = JsonNodeFactory.instance.arrayNode();
		entries.forEach(joined::add);
		return answer.withBody(DaemonJson.write(joined));
	}

}
