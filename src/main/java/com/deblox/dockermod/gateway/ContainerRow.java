package com.deblox.dockermod.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

	private final NodeName node;

	private final JsonSlice sent;

	private String id = "";

	private long created;

	private @Nullable JsonSlice names;

	private @Nullable JsonSlice ports;

	ContainerRow(NodeName node, JsonSlice sent) {
		this.node = node;
		this.sent = sent;
		sent.members(this::read);
	}

	private void read(String name, JsonSlice value) {
		switch (name) {
			case "Id" -> this.id = value.text();
			case "Created" -> this.created = value.number();
			case "Names" -> this.names = value;
			case "Ports" -> this.ports = value;
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
		return (this.names != null) ? this.names.items().stream().map(JsonSlice::text).toList() : List.of();
	}

	/**
	 * Write it for the cluster.
	 * @param out to be written to
	 * @param ambiguous the names that tell more than one container
	 * @param nodes know where published ports are reached
	 */
	void write(ByteArrayOutputStream out, Set<String> ambiguous, NodeDirectory nodes) {
		int copied = this.sent.start();
		JsonSlice first = this.names;
		JsonSlice second = this.ports;
		if (first != null && second != null && first.start() > second.start()) {
			first = this.ports;
			second = this.names;
		}
		for (JsonSlice part : new @Nullable JsonSlice[] { first, second }) {
			JsonNode changed = (part != null) ? change(part, ambiguous, nodes) : null;
			if (part != null && changed != null) {
				this.sent.copy(copied, part.start(), out);
				out.writeBytes(DaemonJson.write(changed));
				copied = part.end();
			}
		}
		this.sent.copy(copied, this.sent.end() - 1, out);
		String end = (this.sent.isEmpty() ? "" : ",") + "\"Nodes\":[\"" + this.node + "\"]}";
		out.writeBytes(end.getBytes(StandardCharsets.UTF_8));
	}

	/** What stands there in place of what was sent; {@code null} if it stays. */
	private @Nullable JsonNode change(JsonSlice part, Set<String> ambiguous, NodeDirectory nodes) {
		if (part.equals(this.ports)) {
			return part.isArray() && !part.isEmpty() ? published(part, nodes) : null;
		}
		if (ambiguous.isEmpty() || names().stream().noneMatch(ambiguous::contains)) {
			return null;
		}
		ArrayNode told = (ArrayNode) DaemonJson.read(part.bytes());
		for (int i = 0; i < told.size(); i++) {
			String name = told.get(i).asString("");
			if (ambiguous.contains(name)) {
				told.set(i, "/" + this.node + name);
			}
		}
		return told;
	}

	private JsonNode published(JsonSlice part, NodeDirectory nodes) {
		JsonNode told = DaemonJson.read(part.bytes());
		nodes.showPorts(told, this.node);
		return told;
	}

}
