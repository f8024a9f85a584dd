package com.deblox.dockermod.doctor;

import java.time.Duration;
import java.time.Instant;

import com.deblox.dockermod.cluster.WireFields;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;

/**
 * {@link Checkup} on the wire.
 */
final class CheckupSerializer implements CompactSerializer<Checkup> {

	@Override
	public Checkup read(CompactReader reader) {
		return new Checkup(WireFields.text(reader, "node"), WireFields.text(reader, "member"),
				WireFields.text(reader, "version"), WireFields.text(reader, "engineId"),
				WireFields.text(reader, "conflict"), WireFields.text(reader, "bridge"),
				Instant.ofEpochMilli(reader.readInt64("clock")), Duration.ofMillis(reader.readInt64("busy")),
				WireFields.map(reader, "templates"), WireFields.list(reader, "unreadable"),
				WireFields.map(reader, "unreachable"));
	}

	@Override
	public void write(CompactWriter writer, Checkup checkup) {
		writer.writeString("node", checkup.node());
		writer.writeString("member", checkup.member());
		writer.writeString("version", checkup.version());
		writer.writeString("engineId", checkup.engineId());
		writer.writeString("conflict", checkup.conflict());
		writer.writeString("bridge", checkup.bridge());
		writer.writeInt64("clock", checkup.clock().toEpochMilli());
		writer.writeInt64("busy", checkup.busy().toMillis());
		WireFields.map(writer, "templates", checkup.templates());
		WireFields.list(writer, "unreadable", checkup.unreadable());
		WireFields.map(writer, "unreachable", checkup.unreachable());
	}

	@Override
	public String getTypeName() {
		return "dockermod.checkup";
	}

	@Override
	public Class<Checkup> getCompactClass() {
		return Checkup.class;
	}

}
