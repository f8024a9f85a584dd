package com.deblox.dockermod.routing;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The create spec of one order with the request's label, as the daemons get it: written
 * once, since all instances differ by their name only, which is not part of it.
 */
final class LabelledSpec {

	private final ContainerOrder order;

	private final JsonMapper json;

	private byte @Nullable [] bytes;

	LabelledSpec(ContainerOrder order, JsonMapper json) {
		this.order = order;
		this.json = json;
	}

	/**
	 * The spec as JSON.
	 * @return the bytes, the same for all; not to be changed
	 * @throws EngineException if the labels are none
	 */
	synchronized byte[] bytes() {
		byte[] written = this.bytes;
		if (written == null) {
			written = write();
			this.bytes = written;
		}
		return written;
	}

	private byte[] write() {
		ObjectNode spec = this.order.spec().deepCopy();
		JsonNode labels = spec.get("Labels");
		if (labels != null && !labels.isNull() && !labels.isObject()) {
			throw new EngineException(Situation.BAD_REQUEST, null, "Labels must be an object of texts");
		}
		ObjectNode labelled = (labels instanceof ObjectNode object) ? object : spec.putObject("Labels");
		Wishes.moveToLabels(spec);
		labelled.put(RequestId.LABEL, this.order.origin().id().value());
		return this.json.writeValueAsBytes(spec);
	}

}
