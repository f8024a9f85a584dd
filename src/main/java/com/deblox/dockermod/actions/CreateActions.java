package com.deblox.dockermod.actions;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.deblox.dockermod.http.Refused;
import com.deblox.dockermod.routing.ContainerOrder;
import com.deblox.dockermod.routing.NodeAnswer;
import com.deblox.dockermod.routing.PullPolicy;
import com.deblox.dockermod.templates.Templates;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes containers: from a template, an image, or a raw spec.
 */
final class CreateActions {

	private static final String IMAGE = "Image";

	private final Cluster cluster;

	private final Templates templates;

	private final int maxInstances;

	CreateActions(Cluster cluster, Templates templates, int maxInstances) {
		this.cluster = cluster;
		this.templates = templates;
		this.maxInstances = maxInstances;
	}

	int maxInstances() {
		return this.maxInstances;
	}

	ActionResult create(ActionRequest request) {
		String template = request.text("template");
		String image = request.text("image");
		if (template == null && image == null) {
			throw Refused
				.badRequest("Of the fields \"template\" and \"image\" one is needed: \"image\" names the image "
						+ "of the container, \"template\" one of list-templates");
		}
		ObjectNode spec = (template != null) ? this.templates.get(template) : JsonNodeFactory.instance.objectNode();
		if (image != null) {
			spec.put(IMAGE, Names.image(image));
		}
		ObjectNode overrides = request.object("overrides");
		if (overrides != null) {
			MergePatch.apply(spec, overrides);
		}
		return create(request, spec, "The container's spec, overrides included,");
	}

	ActionResult createRaw(ActionRequest request) {
		ObjectNode body = request.object("body");
		return create(request, (body != null) ? body : JsonNodeFactory.instance.objectNode(), "The field \"body\"");
	}

	private ActionResult create(ActionRequest request, ObjectNode spec, String subject) {
		JsonNode image = spec.path(IMAGE);
		if (!image.isString() || image.stringValue().isEmpty()) {
			throw Refused.badRequest(subject
					+ " names no image: it needs a field \"Image\" with text, as in {\"Image\": " + "\"ubuntu\"}");
		}
		Names.image(image.stringValue());
		List<NodeAnswer> answers = this.cluster.create(order(request, spec));
		List<Envelope> envelopes = answers.stream()
			.map((answer) -> Envelope.of(answer, request.origin().id()))
			.toList();
		return answer(request, envelopes).withMade(answers.stream().flatMap(CreateActions::made).toList());
	}

	private static ActionResult answer(ActionRequest request, List<Envelope> envelopes) {
		if (request.number("instances") == null) {
			return EnvelopeWriter.one(envelopes.getFirst());
		}
		return EnvelopeWriter.several("containers", envelopes,
				AnswerStatus.ofSeveral(envelopes.stream().map(Envelope::status).toList()));
	}

	private static Stream<String> made(NodeAnswer answer) {
		return (answer instanceof NodeAnswer.Answered answered) ? Stream.ofNullable(answered.madeId()) : Stream.empty();
	}

	private ContainerOrder order(ActionRequest request, ObjectNode spec) {
		String name = request.text("name");
		return new ContainerOrder(spec, (name != null) ? Names.forContainer(name) : null, request.number("instances"),
				pull(request.text("pull")), new Targets(this.cluster).named(request), request.registryAuth(),
				request.origin());
	}

	private static PullPolicy pull(@Nullable String pull) {
		return (pull != null) ? PullPolicy.valueOf(pull.toUpperCase(Locale.ROOT)) : PullPolicy.MISSING;
	}

}
