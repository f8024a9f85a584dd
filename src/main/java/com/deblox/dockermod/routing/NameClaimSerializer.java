package com.deblox.dockermod.routing;

import com.deblox.dockermod.cluster.WireFields;
import com.deblox.dockermod.engine.NodeName;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;

/**
 * {@link NameClaim} on the wire.
 */
final class NameClaimSerializer implements CompactSerializer<NameClaim> {

	@Override
	public NameClaim read(CompactReader reader) {
		return new NameClaim(new NodeName(WireFields.text(reader, "node")), WireFields.text(reader, "reference"),
				WireFields.text(reader, "request"));
	}

	@Override
	public void write(CompactWriter writer, NameClaim claim) {
		writer.writeString("node", claim.node().value());
		writer.writeString("reference", claim.reference());
		writer.writeString("request", claim.request());
	}

	@Override
	public String getTypeName() {
		return "dockermod.name-claim";
	}

	@Override
	public Class<NameClaim> getCompactClass() {
		return NameClaim.class;
	}

}
