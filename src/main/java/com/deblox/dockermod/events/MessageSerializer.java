package com.deblox.dockermod.events;

import java.time.Instant;

import com.deblox.dockermod.cluster.WireFields;
import com.deblox.dockermod.engine.NodeName;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@link Message} on the wire. A newer version may add fields, and kinds.
 */
final class MessageSerializer implements CompactSerializer<Message> {

	@Override
	public Message read(CompactReader reader) {
		return new Message(new NodeName(WireFields.text(reader, "node")), reader.readInt64("epoch"),
				reader.readInt64("number"), reader.readBoolean("missed"), readWhat(reader));
	}

	private static @Nullable Happening readWhat(CompactReader reader) {
		EventKind kind = EventKind.of(WireFields.text(reader, "kind"));
		return (kind != null) ? new Happening(kind, Instant.parse(WireFields.text(reader, "time")),
				reader.readString("containerId"), reader.readString("name"), reader.readString("image"),
				WireFields.map(reader, "labels"), reader.readNullableInt32("exitCode"), reader.readString("oldName"))
				: null;
	}

	@Override
	public void write(CompactWriter writer, Message message) {
		writer.writeString("node", message.node().value());
		writer.writeInt64("epoch", message.epoch());
		writer.writeInt64("number", message.number());
		writer.writeBoolean("missed", message.missed());
		Happening what = message.what();
		if (what == null) {
			throw new IllegalArgumentException("Nobody tells what it does not know: " + message.id());
		}
		writer.writeString("kind", what.kind().word());
		writer.writeString("time", what.time().toString());
		writer.writeString("containerId", what.containerId());
		writer.writeString("name", what.name());
		writer.writeString("image", what.image());
		WireFields.map(writer, "labels", what.labels());
		writer.writeNullableInt32("exitCode", what.exitCode());
		writer.writeString("oldName", what.oldName());
	}

	@Override
	public String getTypeName() {
		return "dockermod.event";
	}

	@Override
	public Class<Message> getCompactClass() {
		return Message.class;
	}

}
