package com.deblox.dockermod.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import com.deblox.dockermod.cluster.Identity;
import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.docker.DockerBridges;
import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Reach;
import com.deblox.dockermod.security.RequestSigner;
import com.deblox.dockermod.templates.Templates;
import com.hazelcast.cluster.Address;
import com.hazelcast.core.HazelcastInstance;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at this node, for whichever node asks.
 */
final class SelfCheck {

	private static final Logger logger = LoggerFactory.getLogger(SelfCheck.class);

	private final String version;

	private final Nodes nodes;

	private final Identity identity;

	private final Supplier<@Nullable EngineInfo> engine;

	private final Templates templates;

	private final HazelcastInstance hazelcast;

	private final Clock clock;

	private final RequestSigner signer;

	SelfCheck(String version, Nodes nodes, Identity identity, Supplier<@Nullable EngineInfo> engine,
			Templates templates, HazelcastInstance hazelcast, Clock clock, RequestSigner signer) {
		this.version = version;
		this.nodes = nodes;
		this.identity = identity;
		this.engine = engine;
		this.templates = templates;
		this.hazelcast = hazelcast;
		this.clock = clock;
		this.signer = signer;
	}

	void open() {
		this.hazelcast.getUserContext().put(CheckupTask.KEY, (CheckupTask.Asked) this::answer);
	}

	private @Nullable Checkup answer(CheckupTask task) {
		try {
			task.verify(this.nodes.self(), this.signer, this.hazelcast.getCluster().getClusterTime());
		}
		catch (EngineException | IllegalArgumentException ex) {
			logger.warn("A member's question after this node's health was refused: {}", ex.getMessage());
			return null;
		}
		return look();
	}

	/** Takes as long as a connection to a node that does not answer. */
	Checkup look() {
		long start = System.nanoTime();
		Address member = this.hazelcast.getCluster().getLocalMember().getAddress();
		EngineInfo engine = this.engine.get();
		TemplateDigests digests = TemplateDigests.of(this.templates);
		Map<String, String> unreachable = Reach.failures(others());
		return new Checkup(this.nodes.self().value(), member.getHost() + ":" + member.getPort(), this.version,
				(engine != null) ? engine.id() : "", conflict(), DockerBridges.of(member.getHost()),
				this.clock.instant(), Duration.ofNanos(System.nanoTime() - start), digests.byName(),
				digests.unreadable(), unreachable);
	}

	private Map<String, String> others() {
		Map<String, String> others = new TreeMap<>();
		for (Node node : this.nodes.all()) {
			if (!node.name().equals(this.nodes.self()) && !node.isLost()) {
				others.put(node.name().value(), node.address());
			}
		}
		return others;
	}

	private String conflict() {
		try {
			this.identity.check();
			return "";
		}
		catch (EngineException ex) {
			return ex.getMessage();
		}
	}

}
