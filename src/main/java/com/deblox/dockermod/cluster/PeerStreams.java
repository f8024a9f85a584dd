package com.deblox.dockermod.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.deblox.dockermod.docker.Dialler;
import com.deblox.dockermod.docker.StreamTransport;
import com.deblox.dockermod.docker.Wire;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.engine.Streaming;
import com.deblox.dockermod.security.RequestSigner;
import com.deblox.dockermod.security.TimeLeft;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests whose answers are streams on peers: sealed, through the address where the
 * peer serves callers. The streams of a member that leaves end with it: a host that is
 * cut off would leave them silent for ever.
 */
final class PeerStreams implements MembershipListener {

	private final Nodes nodes;

	private final RequestSigner signer;

	private final HazelcastInstance hazelcast;

	private final StreamTransport transport;

	private final PeerDialler dialler;

	private final Map<UUID, Set<Wire>> open = new ConcurrentHashMap<>();

	PeerStreams(Nodes nodes, RequestSigner signer, HazelcastInstance hazelcast, StreamTransport transport,
			PeerDialler dialler) {
		this.nodes = nodes;
		this.signer = signer;
		this.hazelcast = hazelcast;
		this.transport = transport;
		this.dialler = dialler;
	}

	EngineResponse execute(Node node, Streaming streaming, EngineRequest request) {
		Member member = this.nodes.member(node.name());
		if (member == null) {
			throw PeerFailures.lost(node);
		}
		if (node.leaving()) {
			throw PeerFailures.stopping(node.name());
		}
		TimeLeft time = TimeLeft.of(request.deadline());
		PeerTicket ticket = PeerTicket.of(request, streaming, time,
				this.signer.seal(node.name(), request, time, this.hazelcast.getCluster().getClusterTime()));
		Map<String, List<String>> headers = Map.of("Host", List.of(node.address()), PeerTicket.HEADER,
				List.of(ticket.encode()));
		Kept peer = new Kept(member, this.dialler.to(node.address()));
		try {
			return check(node, this.transport.send(node.name(), peer, PeerTicket.PATH + request.path(), headers,
					request, peer::forget));
		}
		catch (StreamTransport.UnsentException ex) {
			throw new EngineException(Situation.NODE_LOST, node.name(),
					node.name() + " cannot be reached at " + node.address() + ": " + ex.getMessage(), ex);
		}
		catch (IOException ex) {
			throw new EngineException(Situation.NODE_LEFT, node.name(),
					node.name() + " was lost while it was at work; it may have done what was asked", ex);
		}
	}

	/** What the peer itself says, in place of its daemon. */
	private static EngineResponse check(Node node, EngineResponse response) {
		String situation = response.header(PeerTicket.SITUATION);
		if (situation == null) {
			return response;
		}
		try (response) {
			throw PeerReply.failure(node.name(), situation, response.status(), response.readBody(64 * 1024));
		}
	}

	@Override
	public void memberAdded(MembershipEvent event) {
		// its streams are still to come
	}

	/** On Hazelcast's threads: closing is quick, but it is done elsewhere. */
	@Override
	public void memberRemoved(MembershipEvent event) {
		Set<Wire> wires = this.open.remove(event.getMember().getUuid());
		if (wires != null) {
			// each alone: with TLS a last word is said, which may have to wait
			wires.forEach((wire) -> Thread.ofVirtual().name("end-stream").start(() -> close(wire)));
		}
	}

	private static void close(Wire wire) {
		try {
			wire.close();
		}
		catch (IOException ex) {
			// it is gone, one way or the other
		}
	}

	/**
	 * Dials a member once, and keeps the connection from then on: an upload may go on for
	 * long before there is an answer.
	 */
	private final class Kept implements Dialler {

		private final Member member;

		private final Dialler dialler;

		private volatile @Nullable Wire wire;

		Kept(Member member, Dialler dialler) {
			this.member = member;
			this.dialler = dialler;
		}

		@Override
		public Wire dial() throws IOException {
			Wire wire = this.dialler.dial();
			this.wire = wire;
			PeerStreams.this.open.computeIfAbsent(this.member.getUuid(), (uuid) -> ConcurrentHashMap.newKeySet())
				.add(wire);
			if (!PeerStreams.this.hazelcast.getCluster().getMembers().contains(this.member)) {
				close(wire);
			}
			return wire;
		}

		void forget() {
			Wire wire = this.wire;
			Set<Wire> wires = PeerStreams.this.open.get(this.member.getUuid());
			if (wire != null && wires != null) {
				wires.remove(wire);
			}
		}

	}

}
