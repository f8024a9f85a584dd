package com.deblox.dockermod.cluster;

import java.time.Instant;
import java.util.UUID;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;

/**
 * {@link PoolEntry} on the wire.
 */
final class PoolEntrySerializer implements CompactSerializer<PoolEntry> {

	@Override
	public PoolEntry read(CompactReader reader) {
		String forgotten = reader.readString("forgotten");
		return new PoolEntry(reader.readBoolean("registered"), reader.readBoolean("draining"),
				(forgotten != null) ? UUID.fromString(forgotten) : null,
				Instant.ofEpochMilli(reader.readInt64("said")));
	}

	@Override
	public void write(CompactWriter writer, PoolEntry entry) {
		writer.writeBoolean("registered", entry.registered());
		writer.writeBoolean("draining", entry.draining());
		writer.writeString("forgotten", (entry.forgotten() != null) ? entry.forgotten().toString() : null);
		writer.writeInt64("said", entry.said().toEpochMilli());
	}

	@Override
	public String getTypeName() {
		return "dockermod.pool-entry";
	}

	@Override
	public Class<PoolEntry> getCompactClass() {
		return PoolEntry.class;
	}

}
