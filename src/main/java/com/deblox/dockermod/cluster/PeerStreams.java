package com.deblox.dockermod.cluster;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.deblox.dockermod.docker.Dialler;
import com.deblox.dockermod.docker.StreamTransport;
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

	private final Map<UUID, Set<EngineResponse>> open = new ConcurrentHashMap<>();

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
		TimeLeft time = TimeLeft.of(request.deadline());
		PeerTicket ticket = PeerTicket.of(request, streaming, time,
				this.signer.seal(node.name(), request, time, this.hazelcast.getCluster().getClusterTime()));
		Map<String, String> headers = Map.of("Host", node.address(), PeerTicket.HEADER, ticket.encode());
		Dialler peer = this.dialler.to(node.address());
		try {
			return keep(member, check(node,
					this.transport.send(node.name(), peer, PeerTicket.PATH + request.path(), headers, request, () -> {
					})));
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
			throw PeerReply.failure(node.name(), situation, response.readBody(64 * 1024));
		}
	}

	private EngineResponse keep(Member member, EngineResponse response) {
		Set<EngineResponse> streams = this.open.computeIfAbsent(member.getUuid(),
				(uuid) -> ConcurrentHashMap.newKeySet());
		EngineResponse[] kept = new EngineResponse[1];
		kept[0] = response.onClose(() -> streams.remove(kept[0]));
		streams.add(kept[0]);
		if (!this.hazelcast.getCluster().getMembers().contains(member)) {
			kept[0].close();
		}
		return kept[0];
	}

	@Override
	public void memberAdded(MembershipEvent event) {
		// its streams are still to come
	}

	/** On Hazelcast's threads: closing is quick, but it is done elsewhere. */
	@Override
	public void memberRemoved(MembershipEvent event) {
		Set<EngineResponse> streams = this.open.remove(event.getMember().getUuid());
		if (streams != null) {
			Thread.ofVirtual().name("end-streams").start(() -> streams.forEach(EngineResponse::close));
		}
	}

}
