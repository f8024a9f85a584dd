package com.deblox.dockermod.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.JsonSlice;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * One container in a list ({@code GET /containers/json}). Its bytes stay as its daemon
 * sent them, but for a name that two have, ports that are published on all addresses, and
 * the {@code Nodes} at its end.
 */
final class ContainerRow {

	private static final String NAMES = "Names";

	private final NodeName node;

	private final JsonSlice sent;

	private String id = "";

	private long created;

	private List<String> names = List.of();

	/** What may be shown in other words, in the order sent. */
	private final Map<String, JsonSlice> retold = new LinkedHashMap<>();

	ContainerRow(NodeName node, JsonSlice sent) {
		this.node = node;
		this.sent = sent;
		sent.members(this::read);
	}

	private void read(String name, JsonSlice value) {
		switch (name) {
			case "Id" -> this.id = value.text();
			case "Created" -> this.created = value.number();
			case NAMES -> {
				this.names = value.items().stream().map(JsonSlice::text).toList();
				this.retold.put(name, value);
			}
			case "Ports" -> this.retold.put(name, value);
			default -> {
			}
		}
	}

	/**
	 * Who has it.
	 * @return the node
	 */
	NodeName node() {
		return this.node;
	}

	String id() {
		return this.id;
	}

	/**
	 * When it was made.
	 * @return seconds since 1970, 0 if its daemon does not say
	 */
	long created() {
		return this.created;
	}

	/**
	 * Its names, each with a slash before it.
	 * @return the names
	 */
	List<String> names() {
		return this.names;
	}

	/**
	 * Write it for the cluster.
	 * @param out to be written to
	 * @param ambiguous the names that tell more than one container
	 * @param nodes know where published ports are reached
	 */
	void write(ByteArrayOutputStream out, Set<String> ambiguous, NodeDirectory nodes) {
		int copied = this.sent.start();
		for (Map.Entry<String, JsonSlice> member : this.retold.entrySet()) {
			JsonSlice told = member.getValue();
			JsonNode changed = member.getKey().equals(NAMES) ? retoldNames(told, ambiguous) : retoldPorts(told, nodes);
			if (changed != null) {
				this.sent.copy(copied, told.start(), out);
				out.writeBytes(DaemonJson.write(changed));
				copied = told.end();
			}
		}
		this.sent.copy(copied, this.sent.end() - 1, out);
		String end = (this.sent.isEmpty() ? "" : ",") + "\"Nodes\":[\"" + this.node + "\"]}";
		out.writeBytes(end.getBytes(StandardCharsets.UTF_8));
	}

	/** What stands there in place of what was sent; {@code null} if it stays. */
	private @Nullable JsonNode retoldNames(JsonSlice sent, Set<String> ambiguous) {
		if (ambiguous.isEmpty() || this.names.stream().noneMatch(ambiguous::contains)) {
			return null;
		}
		ArrayNode names = (ArrayNode) DaemonJson.read(sent.bytes());
		for (int i = 0; i < names.size(); i++) {
			String name = names.get(i).asString("");
			if (ambiguous.contains(name)) {
				names.set(i, "/" + this.node + name);
			}
		}
		return names;
	}

	/** What stands there in place of what was sent; {@code null} if it stays. */
	private @Nullable JsonNode retoldPorts(JsonSlice sent, NodeDirectory nodes) {
		if (!sent.isArray() || sent.isEmpty()) {
			return null;
		}
		JsonNode ports = DaemonJson.read(sent.bytes());
		nodes.showPorts(ports, this.node);
		return ports;
	}

}
