package com.deblox.dockermod.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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

	/** Stands for a daemon that never answered: it has no id. */
	private static final EngineInfo UNKNOWN = new EngineInfo("", "", "", "", "", 0, 0, "", "", "", "", "", Map.of());

	@Override
	public NodeRecord read(CompactReader reader) {
		String lostSince = reader.readString("lostSince");
		return new NodeRecord(new NodeName(WireFields.text(reader, "name")),
				UUID.fromString(WireFields.text(reader, "member")), WireFields.text(reader, "address"),
				WireFields.map(reader, "labels"), reader.readBoolean("engineUp"),
				Instant.parse(WireFields.text(reader, "since")), (lostSince != null) ? Instant.parse(lostSince) : null,
				readEngine(reader), WireFields.textIfThere(reader, "dockermodVersion"), readTracking(reader),
				WireFields.isThere(reader, "leaving") && reader.readBoolean("leaving"));
	}

	private static Tracking readTracking(CompactReader reader) {
		if (!WireFields.isThere(reader, "tracked")) {
			return Tracking.NONE;
		}
		String last = reader.readString("trackedLast");
		return new Tracking(Duration.ofMillis(reader.readInt64("trackingInterval")), reader.readBoolean("tracked"),
				(last != null) ? Instant.parse(last) : null);
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
				WireFields.text(reader, "storageDriver"), WireFields.textIfThere(reader, "osType"),
				WireFields.mapIfThere(reader, "engineLabels"));
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
		writer.writeString("engineId", node.engineId());
		writer.writeString("dockermodVersion", node.version());
		Tracking tracking = node.tracking();
		writer.writeInt64("trackingInterval", tracking.interval().toMillis());
		writer.writeBoolean("tracked", tracking.current());
		writer.writeString("trackedLast", (tracking.last() != null) ? tracking.last().toString() : null);
		writer.writeBoolean("leaving", node.leaving());
		write(writer, (node.engine() != null) ? node.engine() : UNKNOWN);
	}

	private static void write(CompactWriter writer, EngineInfo engine) {
		writer.writeString("version", engine.version());
		writer.writeString("apiVersion", engine.apiVersion());
		writer.writeString("minApiVersion", engine.minApiVersion());
		writer.writeString("engineName", engine.name());
		writer.writeInt32("cpus", engine.cpus());
		writer.writeInt64("memory", engine.memory());
		writer.writeString("operatingSystem", engine.operatingSystem());
		writer.writeString("architecture", engine.architecture());
		writer.writeString("kernelVersion", engine.kernelVersion());
		writer.writeString("storageDriver", engine.storageDriver());
		writer.writeString("osType", engine.osType());
		WireFields.map(writer, "engineLabels", engine.labels());
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
