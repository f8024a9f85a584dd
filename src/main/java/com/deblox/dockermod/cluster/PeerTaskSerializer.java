package com.deblox.dockermod.cluster;

import com.deblox.dockermod.security.Seal;
import com.deblox.dockermod.security.TimeLeft;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;

/**
 * {@link PeerTask} on the wire.
 */
final class PeerTaskSerializer implements CompactSerializer<PeerTask> {

	@Override
	public PeerTask read(CompactReader reader) {
		return new PeerTask(WireFields.text(reader, "method"), WireFields.text(reader, "path"),
				WireFields.headers(reader, "headers"), reader.readArrayOfInt8("body"),
				WireFields.text(reader, "caller"), WireFields.text(reader, "id"),
				new TimeLeft(reader.readInt64("leftMillis"), reader.readInt64("silenceMillis")),
				new Seal(reader.readInt64("issuedAt"), WireFields.bytes(reader, "nonce"),
						WireFields.bytes(reader, "signature")));
	}

	@Override
	public void write(CompactWriter writer, PeerTask task) {
		writer.writeString("method", task.method());
		writer.writeString("path", task.path());
		WireFields.headers(writer, "headers", task.headers());
		writer.writeArrayOfInt8("body", task.body());
		writer.writeString("caller", task.caller());
		writer.writeString("id", task.id());
		writer.writeInt64("leftMillis", task.time().leftMillis());
		writer.writeInt64("silenceMillis", task.time().silenceMillis());
		writer.writeInt64("issuedAt", task.seal().issuedAt());
		writer.writeArrayOfInt8("nonce", task.seal().nonce());
		writer.writeArrayOfInt8("signature", task.seal().signature());
	}

	@Override
	public String getTypeName() {
		return "dockermod.peer-task";
	}

	@Override
	public Class<PeerTask> getCompactClass() {
		return PeerTask.class;
	}

}
