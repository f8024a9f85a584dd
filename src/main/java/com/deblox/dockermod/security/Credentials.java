package com.deblox.dockermod.security;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Reads the token out of an {@code Authorization} header: as a bearer token, or as the
 * password of HTTP Basic, whatever the user's name.
 */
final class Credentials {

	/** No token is empty, so this is none. */
	private static final byte[] NONE = {};

	/** As a protocol's name begins that is a token. */
	static final String PROTOCOL = "token.dockermod.";

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

	/**
	 * The token's bytes in a WebSocket handshake of a page, which can name protocols and
	 * set no headers: one of them is {@value #PROTOCOL} and the token in
	 * <a href="https://www.rfc-editor.org/rfc/rfc4648#section-5">base64url</a>.
	 * @param header the header that names the protocols, or {@code null}
	 * @return the token, or {@code null} if none of the protocols is one
	 */
	static byte @Nullable [] protocolToken(@Nullable String header) {
		for (String protocol : (header != null) ? header.split(",", -1) : new String[0]) {
			String name = protocol.strip();
			if (name.startsWith(PROTOCOL)) {
				return decoded(name.substring(PROTOCOL.length()));
			}
		}
		return null;
	}

	private static byte[] decoded(String encoded) {
		try {
			return Base64.getUrlDecoder().decode(encoded);
		}
		catch (IllegalArgumentException ex) {
			return NONE;
		}
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
