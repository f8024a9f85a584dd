package com.deblox.dockermod.security;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Reads the token out of an {@code Authorization} header: as a bearer token, or as the
 * password of HTTP Basic, whatever the user's name.
 */
final class Credentials {

	/** No token is empty, so this is none. */
	private static final byte[] NONE = {};

	private static final String BEARER = "Bearer ";

	private static final String BASIC = "Basic ";

	private Credentials() {
	}

	/**
	 * The token's bytes, as they were sent.
	 * @param header the header, as the container reads it: a byte is a character
	 * @return the token; empty if the header holds none
	 */
	static byte[] token(String header) {
		if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
			return header.substring(BEARER.length()).strip().getBytes(StandardCharsets.ISO_8859_1);
		}
		if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
			return password(header.substring(BASIC.length()).strip());
		}
		return NONE;
	}

	private static byte[] password(String encoded) {
		try {
			byte[] pair = Base64.getDecoder().decode(encoded);
			for (int i = 0; i < pair.length; i++) {
				if (pair[i] == ':') {
					return Arrays.copyOfRange(pair, i + 1, pair.length);
				}
			}
			return NONE;
		}
		catch (IllegalArgumentException ex) {
			return NONE;
		}
	}

}
