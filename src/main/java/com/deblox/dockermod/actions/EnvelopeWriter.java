package com.deblox.dockermod.actions;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.ListMerger;
import org.jspecify.annotations.Nullable;

/**
 * Writes envelopes. What the daemon sent is copied byte for byte.
 */
final class EnvelopeWriter {

	private static final int ROOM = 1024;

	/** The keys of an envelope; no header takes their place. */
	private static final Set<String> OWN = Set.of("Response", "dockerInstance", "statusCode", "error", "requestId",
			"complete", "nodes");

	private EnvelopeWriter() {
	}

	static ActionResult one(Envelope envelope) {
		JsonBuffer out = new JsonBuffer(sizeOf(envelope));
		write(out, envelope);
		return new ActionResult(AnswerStatus.ofOne(envelope.status()), out.toByteArray(), envelope.node(),
				envelope.error(), List.of());
	}

	static ActionResult several(String key, List<Envelope> envelopes, int status) {
		JsonBuffer out = new JsonBuffer(ROOM + envelopes.stream().mapToInt(EnvelopeWriter::sizeOf).sum());
		out.write('{');
		out.key(key).write('[');
		for (int i = 0; i < envelopes.size(); i++) {
			if (i > 0) {
				out.write(',');
			}
			write(out, envelopes.get(i));
		}
		String error = envelopes.stream().map(Envelope::error).filter(Objects::nonNull).findFirst().orElse(null);
		return new ActionResult(status, out.raw("]}").toByteArray(), null, error, List.of());
	}

	/**
	 * One envelope over all nodes' lists.
	 * @param self who answers the caller
	 * @param headers the headers of one of the daemons
	 * @param merged the lists
	 * @return the answer
	 */
	static ActionResult merged(NodeName self, Map<String, List<String>> headers, ListMerger.Merged merged) {
		int status = AnswerStatus.ofSeveral(merged.parts().stream().map(ListMerger.Part::status).toList());
		JsonBuffer out = new JsonBuffer(ROOM + merged.items().length);
		out.write('{');
		headers(out, headers, true);
		out.raw("\"Response\":{\"Body\":").raw(merged.items()).raw("},");
		if (status >= 400) {
			out.field("error", "No node gave its list: " + String.join("; ", errors(merged)));
		}
		out.field("dockerInstance", self.value());
		out.raw("\"statusCode\":").number(status);
		out.raw(",\"complete\":").raw(Boolean.toString(merged.isComplete())).raw(",\"nodes\":[");
		String separator = "";
		for (ListMerger.Part part : merged.parts()) {
			out.raw(separator);
			part(out, part);
			separator = ",";
		}
		String error = errors(merged).stream().findFirst().orElse(null);
		return new ActionResult(status, out.raw("]}").toByteArray(), self, error, List.of());
	}

	private static Set<String> errors(ListMerger.Merged merged) {
		Set<String> errors = new TreeSet<>();
		for (ListMerger.Part part : merged.parts()) {
			if (part.error() != null) {
				errors.add(part.error());
			}
		}
		return errors;
	}

	private static void part(JsonBuffer out, ListMerger.Part part) {
		out.write('{');
		instance(out, part.node());
		if (part.error() != null) {
			out.field("error", part.error());
		}
		out.raw("\"statusCode\":").number(part.status());
		if (part.error() == null) {
			out.raw(",\"count\":").number(part.count());
		}
		out.write('}');
	}

	private static void write(JsonBuffer out, Envelope envelope) {
		out.write('{');
		headers(out, envelope.headers(), false);
		byte[] body = envelope.body();
		if (body != null && body.length == 0) {
			out.raw("\"Response\":\"\",");
		}
		else if (body != null) {
			out.raw("\"Response\":{\"Body\":").raw(body).raw("},");
		}
		if (envelope.error() != null) {
			out.field("error", envelope.error());
		}
		if (envelope.request() != null) {
			out.field("requestId", envelope.request().value());
		}
		instance(out, envelope.node());
		out.raw("\"statusCode\":").number(envelope.status()).write('}');
	}

	private static void instance(JsonBuffer out, @Nullable NodeName node) {
		if (node != null) {
			out.field("dockerInstance", node.value());
		}
	}

	private static void headers(JsonBuffer out, Map<String, List<String>> headers, boolean withoutLength) {
		for (Map.Entry<String, List<String>> header : headers.entrySet()) {
			String name = header.getKey();
			if (!OWN.contains(name) && !(withoutLength && name.equalsIgnoreCase("Content-Length"))) {
				List<String> values = header.getValue();
				out.field(name, (values.size() == 1) ? values.getFirst() : String.join(", ", values));
			}
		}
	}

	private static int sizeOf(Envelope envelope) {
		return ROOM + ((envelope.body() != null) ? envelope.body().length : 0);
	}

}
