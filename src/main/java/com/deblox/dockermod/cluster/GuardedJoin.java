package com.deblox.dockermod.cluster;

import java.util.Map;

import com.hazelcast.instance.impl.DefaultNodeContext;
import com.hazelcast.instance.impl.DefaultNodeExtension;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.instance.impl.NodeExtension;
import com.hazelcast.internal.cluster.impl.JoinMessage;
import com.hazelcast.internal.cluster.impl.JoinRequest;
import com.hazelcast.internal.cluster.impl.VersionMismatchException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a member before it joins: one of another wire generation, or of another minor
 * version of Hazelcast, is refused before it has any part in the cluster. Hazelcast
 * writes the sentence into both logs, and ends the member that is refused. There is no
 * public way to this check; a test holds it to what it promises.
 */
final class GuardedJoin extends DefaultNodeContext {

	private volatile @Nullable String refusal;

	/**
	 * Why this member was not let in.
	 * @return the sentence of who refused it, or {@code null}
	 */
	@Nullable String refusal() {
		return this.refusal;
	}

	@Override
	public NodeExtension createNodeExtension(Node node) {
		node.loggingService.addLogListener(java.util.logging.Level.SEVERE,
				(event) -> heard(event.getLogRecord().getMessage()));
		return new Guard(node);
	}

	private void heard(String message) {
		String begin = "Reason of failure for node join: ";
		int at = message.indexOf(begin);
		if (at >= 0) {
			this.refusal = message.substring(at + begin.length());
		}
	}

	/**
	 * At the oldest member, which lets others in.
	 */
	private static final class Guard extends DefaultNodeExtension {

		Guard(Node node) {
			super(node);
		}

		@Override
		public void validateJoinRequest(JoinMessage message) {
			Map<String, String> joining = (message instanceof JoinRequest request) ? request.getAttributes() : Map.of();
			String address = message.getAddress().toString();
			try {
				super.validateJoinRequest(message);
			}
			catch (VersionMismatchException ex) {
				throw new VersionMismatchException(
						WireGeneration.refusal(address, joining, "runs Hazelcast " + message.getMemberVersion(),
								this.node.getClusterService().getClusterVersion().toString()));
			}
			String refusal = (message instanceof JoinRequest) ? WireGeneration.refusal(address, joining,
					this.node.getConfig().getMemberAttributeConfig().getAttributes()) : null;
			if (refusal != null) {
				throw new VersionMismatchException(refusal);
			}
		}

	}

}
