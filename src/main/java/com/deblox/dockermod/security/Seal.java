package com.deblox.dockermod.security;

/**
 * What a node puts on a request that it sends to another: proof that it knows the
 * cluster's secret, good for one use and a short time.
 *
 * @param issuedAt when, by the cluster's clock, in milliseconds
 * @param nonce tells this seal from all others
 * @param signature binds these to the request
 */
@SuppressWarnings("ArrayRecordComponent")
public record Seal(long issuedAt, byte[] nonce, byte[] signature) {

	/** Shows nothing that could be replayed. */
	@Override
	public String toString() {
		return "Seal[issuedAt=" + this.issuedAt + "]";
	}

}
