package com.deblox.dockermod.settings;

import java.net.BindException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.core.env.Environment;

/**
 * Ports that are taken, and addresses that this host does not have: it may have them a
 * moment later, so these are no wrong settings.
 */
final class TakenAddresses implements FailureAnalyzer {

	private static final Pattern MEMBERS = Pattern.compile(
			"Port \\[(\\d+)] is already in use|no free port|" + "all ports in the range .* are already in use",
			Pattern.CASE_INSENSITIVE);

	private final String address;

	private final String port;

	TakenAddresses(@Nullable Environment environment) {
		this.address = (environment != null) ? environment.getProperty("server.address", "not set") : "";
		this.port = (environment != null) ? environment.getProperty("server.port", "8080") : "";
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		boolean serving = false;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			serving |= cause instanceof WebServerException;
			String message = String.valueOf(cause.getMessage());
			Matcher members = MEMBERS.matcher(message);
			if (members.find()) {
				return new FailureAnalysis(
						"The members' port of hazelcast.yaml (hazelcast.network.port) is in use by another process: "
								+ "a free one is allowed, or auto-increment",
						null, cause);
			}
			if (message.contains("No matching network interface found")) {
				return new FailureAnalysis(
						"hazelcast.network.interfaces of hazelcast.yaml has no address that this host "
								+ "has: one of them is allowed, as 'ip -brief address' lists them",
						null, cause);
			}
			if (serving && cause instanceof BindException) {
				return new FailureAnalysis(served(message), null, cause);
			}
		}
		return null;
	}

	private String served(String message) {
		if (message.contains("Cannot assign")) {
			return "server.address is " + this.address
					+ ", which this host does not have: one of its own is allowed, as 'ip -brief address' lists them";
		}
		if (message.contains("Permission denied")) {
			return "server.port is " + this.port + ", where this user may not listen: 1024 to 65535 is allowed";
		}
		return "server.port is " + this.port + ", which is in use by another process at " + this.address
				+ ": a free one is allowed; 'ss -ltnp' tells who has it";
	}

}
