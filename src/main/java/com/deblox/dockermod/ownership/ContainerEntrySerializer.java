package com.deblox.dockermod.ownership;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.deblox.dockermod.cluster.WireFields;
import com.deblox.dockermod.engine.NodeName;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;

/**
 * {@link ContainerEntry} on the wire, without its id: that is the key of the map.
 */
final class ContainerEntrySerializer implements CompactSerializer<ContainerEntry> {

	/** The field by which a node's containers are found. */
	static final String NODE = "node";

	/** There are fewer nodes than that, also over time. */
	private static final int MOST_NAMES = 10_000;

	/** One object for each name: an entry holds no more than a reference. */
	private final Map<String, NodeName> nodes = new ConcurrentHashMap<>();

	@Override
	public ContainerEntry read(CompactReader reader) {
		return new ContainerEntry("", node(WireFields.text(reader, NODE)), WireFields.list(reader, "names"),
				WireFields.text(reader, "image").intern(), WireFields.text(reader, "state").intern(),
				labels(WireFields.map(reader, "labels")), reader.readInt64("created"));
	}

	private NodeName node(String name) {
		if (this.nodes.size() > MOST_NAMES) {
			this.nodes.clear();
		}
		return this.nodes.computeIfAbsent(name, NodeName::new);
	}

	/** The same few, again and again: projects and their services. */
	private static Map<String, String> labels(Map<String, String> labels) {
		return labels.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap((label) -> label.getKey().intern(),
					(label) -> label.getValue().intern()));
	}

	@Override
	public void write(CompactWriter writer, ContainerEntry entry) {
		writer.writeString(NODE, entry.node().value());
		WireFields.list(writer, "names", entry.names());
		writer.writeString("image", entry.image());
		writer.writeString("state", entry.state());
		WireFields.map(writer, "labels", entry.labels());
		writer.writeInt64("created", entry.created());
	}

	@Override
	public String getTypeName() {
		return "dockermod.container";
	}

	@Override
	public Class<ContainerEntry> getCompactClass() {
		return ContainerEntry.class;
	}

}
