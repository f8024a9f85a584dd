package com.deblox.dockermod.security;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What stands for this host itself.
 */
final class LoopbackNames {

	private static final Pattern HOST = Pattern
		.compile("(?:(?:[a-z0-9_-]+\\.)*localhost|127(?:\\.\\d{1,3}){3}|\\[::1])(?::\\d{1,5})?");

	private LoopbackNames() {
	}

	/**
	 * Whether a {@code Host} header names this host: a page whose own name was made to
	 * point to 127.0.0.1 sends that name.
	 * @param host the header
	 * @return {@code false} also where it is missing
	 */
	static boolean isLoopbackHost(@Nullable String host) {
		return host != null && HOST.matcher(host.toLowerCase(Locale.ROOT)).matches();
	}

	static boolean isLoopbackAddress(@Nullable String address) {
		if (address == null || address.isEmpty()) {
			return false;
		}
		try {
			return address.equals("127.0.0.1") || InetAddress.ofLiteral(address).isLoopbackAddress();
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
