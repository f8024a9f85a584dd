package com.deblox.dockermod.events;

import java.util.LinkedHashMap;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as those who follow the cluster see it.
 *
 * @param id what tells it from all others: the same on every node for what a node's
 * daemon did
 * @param node the node that it is about
 * @param what what happened
 * @param missed whether events of that node may be missing before this one
 * @param position where to go on after this one: {@link ClusterEvents#subscribe}
 */
public record ClusterEvent(String id, NodeName node, Happening what, boolean missed, String position) {

	private static final JsonMapper JSON = JsonMapper.shared();

	public EventKind kind() {
		return this.what.kind();
	}

	ClusterEvent afterGap() {
		return this.missed ? this : new ClusterEvent(this.id, this.node, this.what, true, this.position);
	}

	/**
	 * The event as it goes out, on whatever way.
	 * @return one line of JSON
	 */
	public String json() {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("id", this.id);
		fields.put("event", kind().word());
		fields.put("dockerInstance", this.node.value());
		fields.put("time", this.what.time().toString());
		put(fields, "containerId", this.what.containerId());
		put(fields, "name", this.what.name());
		put(fields, "oldName", this.what.oldName());
		put(fields, "image", this.what.image());
		if (this.what.containerId() != null) {
			fields.put("labels", this.what.labels());
		}
		put(fields, "exitCode", this.what.exitCode());
		put(fields, "missed", this.missed ? true : null);
		return JSON.writeValueAsString(fields);
	}

	private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
		if (value != null) {
			fields.put(name, value);
		}
	}

}
