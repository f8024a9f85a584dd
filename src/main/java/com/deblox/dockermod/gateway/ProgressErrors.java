package com.deblox.dockermod.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.DaemonMessage;
import com.deblox.dockermod.routing.NodeAnswer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What went wrong on some nodes, as the last line of their common progress. What all
 * nodes say alike is said in the daemons' own words.
 */
final class ProgressErrors {

	private ProgressErrors() {
	}

	/**
	 * The line.
	 * @param lines the errors that came as lines, by node
	 * @param refused the errors of those that did not begin, or broke off
	 * @param all how many nodes were asked
	 * @return one line, or none
	 */
	static List<byte[]> lines(Map<NodeName, byte[]> lines, Map<NodeName, NodeAnswer> refused, int all) {
		Map<NodeName, String> messages = new TreeMap<>();
		lines.forEach((node, line) -> messages.put(node, message(line)));
		refused.forEach((node, answer) -> messages.put(node, switch (answer) {
			case NodeAnswer.Answered answered -> DaemonMessage.of(answered);
			case NodeAnswer.Failed failed -> failed.failure().getMessage();
		}));
		if (messages.isEmpty()) {
			return List.of();
		}
		if (lines.size() == all && new TreeSet<>(messages.values()).size() == 1) {
			return List.of(lines.values().iterator().next());
		}
		StringJoiner text = new StringJoiner("; ");
		messages.forEach((node, message) -> text.add(node + ": " + message));
		ObjectNode error = JsonNodeFactory.instance.objectNode();
		error.putObject("errorDetail").put("message", text.toString());
		error.put("error", text.toString());
		return List.of((error + "\r\n").getBytes(StandardCharsets.UTF_8));
	}

	private static String message(byte[] line) {
		try {
			return DaemonJson.read(line).path("errorDetail").path("message").asString("failed");
		}
		catch (JacksonException ex) {
			return "failed";
		}
	}

}
