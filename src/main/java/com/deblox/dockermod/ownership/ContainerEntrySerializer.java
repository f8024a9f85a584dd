package com.deblox.dockermod.ownership;

import com.deblox.dockermod.cluster.WireFields;
import com.deblox.dockermod.engine.NodeName;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;

/**
 * {@link ContainerEntry} on the wire.
 */
final class ContainerEntrySerializer implements CompactSerializer<ContainerEntry> {

	/** The field by which a node's containers are found. */
	static final String NODE = "node";

	@Override
	public ContainerEntry read(CompactReader reader) {
		return new ContainerEntry(WireFields.text(reader, "id"), new NodeName(WireFields.text(reader, NODE)),
				WireFields.list(reader, "names"), WireFields.text(reader, "image").intern(),
				WireFields.text(reader, "state").intern(), WireFields.map(reader, "labels"),
				reader.readInt64("created"));
	}

	@Override
	public void write(CompactWriter writer, ContainerEntry entry) {
		writer.writeString("id", entry.id());
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
