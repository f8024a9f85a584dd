package com.deblox.dockermod.security;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import com.deblox.dockermod.settings.StartChecked;
import com.deblox.dockermod.settings.Within;
import com.deblox.dockermod.settings.WrongSettingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

/**
 * Looks at the settings before anything is bound or joined: stops the start of a node
 * that would serve everybody, and warns of what is weak.
 */
final class StartCheck implements StartChecked {

	private static final Logger log = LoggerFactory.getLogger(StartCheck.class);

	StartCheck(SecurityProperties security, MetricsProperties metrics, ServerProperties server) {
		requirePort(server.getPort());
		ClusterSecret.of(security);
		boolean loopback = isLoopback(server.getAddress());
		if (!security.asksForToken()) {
			requireLoopback(loopback, server.getAddress());
			log.warn("No {}: whoever is on this host is served, and nobody else", SecurityProperties.TOKEN);
		}
		else if (!loopback && !Ssl.isEnabled(server.getSsl())) {
			log.warn("No server.ssl: tokens and data travel in clear; keep this port on a private network");
		}
		List<String> callers = tokens(security);
		if (callers.stream().anyMatch((token) -> token.length() < SecretFile.LEAST)) {
			log.warn("A token of {} or {} is shorter than {} characters, so it can be guessed",
					SecurityProperties.TOKEN, SecurityProperties.TOKEN_FILE, SecretFile.LEAST);
		}
		requireApart(callers, tokens(metrics));
		warnOfReadable(MetricsProperties.TOKEN_FILE, metrics.metricsTokenFile());
		warnOfReadable(SecurityProperties.SECRET_FILE, security.secretFile());
		warnOfReadable(SecurityProperties.TOKEN_FILE, security.tokenFile());
	}

	private static void requireLoopback(boolean loopback, @Nullable InetAddress address) {
		if (!loopback) {
			throw new WrongSettingException("server.address is "
					+ ((address != null) ? address.getHostAddress() : "not set, so every address of this host")
					+ ", where everybody would be root on this host: a loopback address is allowed, as 127.0.0.1, or any "
					+ "with " + SecurityProperties.TOKEN + " or " + SecurityProperties.TOKEN_FILE + " set");
		}
	}

	private static void requirePort(@Nullable Integer port) {
		if (port != null) {
			Within.number("server.port", port, 0, Within.MOST_PORTS);
		}
	}

	private static List<String> tokens(SecurityProperties security) {
		Path file = security.tokenFile();
		if (file != null) {
			return TokenFile.require(SecurityProperties.TOKEN_FILE, file);
		}
		String token = security.token();
		return (token != null) ? List.of(token.strip()) : List.of();
	}

	private static List<String> tokens(MetricsProperties metrics) {
		Path file = metrics.metricsTokenFile();
		if (file != null) {
			return TokenFile.require(MetricsProperties.TOKEN_FILE, file);
		}
		String token = metrics.metricsToken();
		return (token != null) ? List.of(token.strip()) : List.of();
	}

	private static void requireApart(List<String> callers, List<String> metrics) {
		if (!Collections.disjoint(callers, metrics)) {
			throw new WrongSettingException("A token of " + MetricsProperties.TOKEN + " or "
					+ MetricsProperties.TOKEN_FILE
					+ " is one of the callers', so it would open everything: one that no " + "caller has is allowed");
		}
	}

	private static boolean isLoopback(@Nullable InetAddress address) {
		return address != null && address.isLoopbackAddress();
	}

	private static void warnOfReadable(String setting, @Nullable Path file) {
		if (file != null && SecretFile.isReadableByOthers(file)) {
			log.warn("{} is {}, which other users of this host can read: 'chmod 600' it", setting, file);
		}
	}

}
