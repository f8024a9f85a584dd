package com.deblox.dockermod.security;

import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.LongSupplier;

import javax.crypto.Mac;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;

/**
 * Signs the requests that go from node to node, and verifies those that come. Threads may
 * share it.
 */
public final class RequestSigner {

	/** How far a seal's time may be from now. */
	static final Duration WINDOW = Duration.ofSeconds(30);

	/** At 16 bytes each; more than 30,000 requests a second are needed to fill it. */
	static final int MAX_NONCES = 4_000_000;

	private static final int NONCE_LENGTH = 16;

	private final Mac keyed;

	private final SecureRandom random = new SecureRandom();

	private final LongSupplier uptime;

	private final NonceMemory nonces;

	public RequestSigner(ClusterSecret secret) {
		this(secret, MAX_NONCES, ManagementFactory.getRuntimeMXBean()::getUptime);
	}

	/**
	 * Make a signer.
	 * @param secret what the nodes share
	 * @param maxNonces how many nonces are remembered at most
	 * @param uptime how long this process has been there, in milliseconds; other than the
	 * cluster's clock it never jumps
	 */
	RequestSigner(ClusterSecret secret, int maxNonces, LongSupplier uptime) {
		this.keyed = HmacSha256.keyed(secret.signingKey());
		this.uptime = uptime;
		// from the earliest moment that a seal is accepted to the latest
		this.nonces = new NonceMemory(WINDOW.multipliedBy(2).plusSeconds(1), maxNonces, uptime.getAsLong());
	}

	/**
	 * Seal a request.
	 * @param target the node that it is sent to
	 * @param request what is asked; its {@code node} is not sealed, the target is
	 * @param time the request's deadline, as it is sent
	 * @param clusterTime now, by the cluster's clock
	 * @return the seal, to be sent along
	 */
	public Seal seal(NodeName target, EngineRequest request, TimeLeft time, long clusterTime) {
		byte[] nonce = new byte[NONCE_LENGTH];
		this.random.nextBytes(nonce);
		return new Seal(clusterTime, nonce, sign(target, request, time, clusterTime, nonce));
	}

	/**
	 * Verify a request that came, and use its seal up.
	 * @param self this node
	 * @param request what is asked, rebuilt from what came
	 * @param time its deadline, as it came
	 * @param seal its seal
	 * @param clusterTime now, by the cluster's clock
	 * @throws EngineException {@code FORBIDDEN} where the seal does not fit, is too old,
	 * or was seen before; {@code BUSY} where too many came to remember them
	 */
	public void verify(NodeName self, EngineRequest request, TimeLeft time, Seal seal, long clusterTime) {
		long now = this.uptime.getAsLong();
		requireTime(self, seal.issuedAt(), clusterTime, now);
		byte[] expected = sign(self, request, time, seal.issuedAt(), seal.nonce());
		if (seal.nonce().length != NONCE_LENGTH || !MessageDigest.isEqual(expected, seal.signature())) {
			throw refused(self, "its signature does not fit. If it came from a node of this cluster, the two have "
					+ "different secrets (" + SecurityProperties.SECRET + ") or versions");
		}
		NonceMemory.Outcome outcome = this.nonces.remember(seal.nonce(), now);
		if (outcome == NonceMemory.Outcome.SEEN_BEFORE) {
			throw refused(self, "it came before: each is good for one use");
		}
		if (outcome == NonceMemory.Outcome.FULL) {
			throw new EngineException(Situation.BUSY, self,
					"More requests came to " + self + " from other nodes than it can tell from repeated ones");
		}
	}

	/** What is older than this process may have been used up by the one before. */
	private static void requireTime(NodeName self, long issuedAt, long clusterTime, long uptime) {
		long window = WINDOW.toMillis();
		if (issuedAt < clusterTime - window || issuedAt > clusterTime + window) {
			throw refused(self,
					"it was signed more than " + WINDOW.toSeconds() + " s away from now, by the cluster's " + "clock");
		}
		if (issuedAt < clusterTime - uptime) {
			throw refused(self, "it was signed before this node started");
		}
	}

	private byte[] sign(NodeName target, EngineRequest request, TimeLeft time, long issuedAt, byte[] nonce) {
		return SealedForm.sign(HmacSha256.copyOf(this.keyed), target, request, time, issuedAt, nonce);
	}

	private static EngineException refused(NodeName self, String why) {
		return new EngineException(Situation.FORBIDDEN, self,
				"A request from another node was refused by " + self + ": " + why);
	}

}
