package com.deblox.dockermod.doctor;

import java.util.Locale;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that is wrong.
 *
 * @param severity how bad it is
 * @param check what was looked at: one word, for scripts
 * @param node the node that it is about; empty for this host, or for all nodes
 * @param what what was found
 * @param why why that matters
 * @param mend the command, or the setting, that mends it
 */
public record Finding(Severity severity, String check, String node, String what, String why, String mend) {

	static Finding error(String check, String node, String what, String why, String mend) {
		return new Finding(Severity.ERROR, check, node, what, why, mend);
	}

	static Finding warning(String check, String node, String what, String why, String mend) {
		return new Finding(Severity.WARNING, check, node, what, why, mend);
	}

	/**
	 * The finding for scripts.
	 * @return its fields by their names
	 */
	public ObjectNode json() {
		return JsonNodeFactory.instance.objectNode()
			.put("severity", this.severity.name().toLowerCase(Locale.ROOT))
			.put("check", this.check)
			.put("node", this.node)
			.put("what", this.what)
			.put("why", this.why)
			.put("mend", this.mend);
	}

	/**
	 * A finding that a node told.
	 * @param json what {@link #json()} wrote
	 * @return the finding
	 */
	public static Finding of(JsonNode json) {
		Severity severity = json.path("severity").asString("").equals("error") ? Severity.ERROR : Severity.WARNING;
		return new Finding(severity, json.path("check").asString(""), json.path("node").asString(""),
				json.path("what").asString(""), json.path("why").asString(""), json.path("mend").asString(""));
	}

	/**
	 * How bad a finding is.
	 */
	public enum Severity {

		/** Something does not work, or is open to others. */
		ERROR,

		/** Something will surprise somebody. */
		WARNING

	}

}
