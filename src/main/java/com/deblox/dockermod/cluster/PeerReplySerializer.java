package com.deblox.dockermod.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;

/**
 * {@link PeerReply} on the wire.
 */
final class PeerReplySerializer implements CompactSerializer<PeerReply> {

	@Override
	public PeerReply read(CompactReader reader) {
		List<String> lines = WireFields.list(reader, "headers");
		Map<String, List<String>> headers = new LinkedHashMap<>();
		for (int i = 0; i + 1 < lines.size(); i += 2) {
			headers.computeIfAbsent(lines.get(i), (name) -> new ArrayList<>()).add(lines.get(i + 1));
		}
		return new PeerReply(reader.readInt32("status"), headers, WireFields.bytes(reader, "body"),
				reader.readString("situation"));
	}

	@Override
	public void write(CompactWriter writer, PeerReply reply) {
		List<String> lines = new ArrayList<>();
		reply.headers().forEach((name, values) -> {
			for (String value : values) {
				lines.add(name);
				lines.add(value);
			}
		});
		writer.writeInt32("status", reply.status());
		WireFields.list(writer, "headers", lines);
		writer.writeArrayOfInt8("body", reply.body());
		writer.writeString("situation", reply.situation());
	}

	@Override
	public String getTypeName() {
		return "dockermod.peer-reply";
	}

	@Override
	public Class<PeerReply> getCompactClass() {
		return PeerReply.class;
	}

}
