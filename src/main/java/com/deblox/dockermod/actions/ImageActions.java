package com.deblox.dockermod.actions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.routing.ImageReference;
import com.deblox.dockermod.routing.NodeAnswer;
import com.deblox.dockermod.routing.OperationDeadlines;
import com.deblox.dockermod.routing.PullAnswer;

/**
 * What is done to images, on one node or on all.
 */
final class ImageActions {

	private final Cluster cluster;

	private final Targets targets;

	private final OperationDeadlines deadlines;

	ImageActions(Cluster cluster, OperationDeadlines deadlines) {
		this.cluster = cluster;
		this.targets = new Targets(cluster);
		this.deadlines = deadlines;
	}

	ActionResult pull(ActionRequest request) {
		ImageReference image = ImageReference.parse(Names.image(request.mandatory("image")));
		EngineRequest pull = EngineRequest.of("POST",
				DockerPath.of("images", "create").with("fromImage", image.name()).with("tag", image.tag()),
				request.origin(), this.deadlines.pull());
		String credentials = request.registryAuth();
		if (credentials != null) {
			pull = pull.withHeader(EngineRequest.REGISTRY_AUTH, credentials);
		}
		return ask(request, pull, this::pulled, AnswerStatus::ofSeveral);
	}

	ActionResult delete(ActionRequest request) {
		DockerPath path = DockerPath.of("images", Names.image(request.mandatory("image")))
			.with("force", request.flag("force") ? 1 : null);
		return ask(request, EngineRequest.of("DELETE", path, request.origin(), this.deadlines.quick()), Envelope::of,
				AnswerStatus::ofRemoval);
	}

	private ActionResult ask(ActionRequest request, EngineRequest asked,
			Function<NodeAnswer.Answered, Envelope> envelope, Function<List<Integer>, Integer> status) {
		if (!this.targets.all(request)) {
			return EnvelopeWriter
				.one(envelope.apply(this.cluster.ask(asked.withNode(this.targets.namedOrSelf(request)))));
		}
		List<NodeAnswer> answers = this.cluster.executeOnAll(asked);
		if (answers.isEmpty()) {
			throw new EngineException(Situation.NO_NODE, null,
					"No node is registered: register one, or name one with dockerInstance");
		}
		List<Envelope> envelopes = answers.stream()
			.map((answer) -> (answer instanceof NodeAnswer.Answered answered) ? envelope.apply(answered)
					: Envelope.of(answer, request.origin().id()))
			.toList();
		return EnvelopeWriter.several("nodes", envelopes,
				status.apply(envelopes.stream().map(Envelope::status).toList()));
	}

	/** What goes wrong in a pull is said after the daemon's 200. */
	private Envelope pulled(NodeAnswer.Answered answer) {
		Envelope envelope = Envelope.of(answer);
		if (answer.isError()) {
			return envelope;
		}
		byte[] progress = PullProgress.toArray(answer.body());
		if (progress == null) {
			return envelope.withBody(text(answer.body())).withError(500, "The progress of the pull broke off");
		}
		String error = this.cluster.errorInPull(answer.body());
		Envelope whole = envelope.withBody(progress);
		return (error != null) ? whole.withError(PullAnswer.statusOf(error), error) : whole;
	}

	private static byte[] text(byte[] body) {
		return new JsonBuffer(body.length + 16).text(new String(body, StandardCharsets.UTF_8)).toByteArray();
	}

}
