package com.deblox.dockermod.cluster;

import java.time.Instant;
import java.util.UUID;

import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.engine.NodeName;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@link NodeRecord} on the wire.
 */
final class NodeRecordSerializer implements CompactSerializer<NodeRecord> {

	@Override
	public NodeRecord read(CompactReader reader) {
		String lostSince = reader.readString("lostSince");
		return new NodeRecord(new NodeName(WireFields.text(reader, "name")),
				UUID.fromString(WireFields.text(reader, "member")), WireFields.text(reader, "address"),
				WireFields.map(reader, "labels"), reader.readBoolean("engineUp"),
				Instant.parse(WireFields.text(reader, "since")), (lostSince != null) ? Instant.parse(lostSince) : null,
				readEngine(reader));
	}

	private static @Nullable EngineInfo readEngine(CompactReader reader) {
		String id = reader.readString("engineId");
		if (id == null) {
			return null;
		}
		return new EngineInfo(id, WireFields.text(reader, "version"), WireFields.text(reader, "apiVersion"),
				WireFields.text(reader, "minApiVersion"), WireFields.text(reader, "engineName"),
				reader.readInt32("cpus"), reader.readInt64("memory"), WireFields.text(reader, "operatingSystem"),
				WireFields.text(reader, "architecture"), WireFields.text(reader, "kernelVersion"),
				WireFields.text(reader, "storageDriver"));
	}

	@Override
	public void write(CompactWriter writer, NodeRecord node) {
		writer.writeString("name", node.name().value());
		writer.writeString("member", node.member().toString());
		writer.writeString("address", node.address());
		WireFields.map(writer, "labels", node.labels());
		writer.writeBoolean("engineUp", node.engineUp());
		writer.writeString("since", node.since().toString());
		writer.writeString("lostSince", (node.lostSince() != null) ? node.lostSince().toString() : null);
		EngineInfo engine = node.engine();
		writer.writeString("engineId", (engine != null) ? engine.id() : null);
		writer.writeString("version", (engine != null) ? engine.version() : null);
		writer.writeString("apiVersion", (engine != null) ? engine.apiVersion() : null);
		writer.writeString("minApiVersion", (engine != null) ? engine.minApiVersion() : null);
		writer.writeString("engineName", (engine != null) ? engine.name() : null);
		writer.writeInt32("cpus", (engine != null) ? engine.cpus() : 0);
		writer.writeInt64("memory", (engine != null) ? engine.memory() : 0);
		writer.writeString("operatingSystem", (engine != null) ? engine.operatingSystem() : null);
		writer.writeString("architecture", (engine != null) ? engine.architecture() : null);
		writer.writeString("kernelVersion", (engine != null) ? engine.kernelVersion() : null);
		writer.writeString("storageDriver", (engine != null) ? engine.storageDriver() : null);
	}

	@Override
	public String getTypeName() {
		return "dockermod.node";
	}

	@Override
	public Class<NodeRecord> getCompactClass() {
		return NodeRecord.class;
	}

}
