package com.deblox.dockermod.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;

import javax.crypto.Mac;

/**
 * Tokens in memory, as digests under a key that lives no longer than the process: what is
 * compared says nothing about a token's length or beginning.
 */
final class TokenSet implements Tokens {

	private final Mac keyed;

	private final List<byte[]> digests;

	TokenSet(Collection<String> tokens) {
		byte[] key = new byte[32];
		new SecureRandom().nextBytes(key);
		this.keyed = HmacSha256.keyed(key);
		this.digests = tokens.stream().map((token) -> digest(token.getBytes(StandardCharsets.UTF_8))).toList();
	}

	@Override
	public boolean accept(byte[] presented) {
		byte[] digest = digest(presented);
		boolean found = false;
		for (byte[] known : this.digests) {
			found |= MessageDigest.isEqual(known, digest);
		}
		return found;
	}

	private byte[] digest(byte[] token) {
		return HmacSha256.copyOf(this.keyed).doFinal(token);
	}

}
