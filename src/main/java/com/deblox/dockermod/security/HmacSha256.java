package com.deblox.dockermod.security;

import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 without a provider lookup and a key set-up at each use: one keyed instance
 * is kept as it is, and each use works on a copy, so that any number of threads may.
 */
final class HmacSha256 {

	private static final String NAME = "HmacSHA256";

	private HmacSha256() {
	}

	static Mac keyed(byte[] key) {
		try {
			Mac mac = Mac.getInstance(NAME);
			mac.init(new SecretKeySpec(key, NAME));
			return mac;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java lacks " + NAME, ex);
		}
	}

	static Mac copyOf(Mac keyed) {
		try {
			return (Mac) keyed.clone();
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("The " + NAME + " of this Java cannot be copied", ex);
		}
	}

}
