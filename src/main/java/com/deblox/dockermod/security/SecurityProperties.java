package com.deblox.dockermod.security;

import java.nio.file.Path;

import com.deblox.dockermod.settings.WrongSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may join, and who may call.
 *
 * @param secret what the nodes of a cluster share, 16 characters or more, the same on
 * each; without it, nodes join on loopback only. To change it, all nodes are stopped
 * @param secretFile a file that holds the secret, in its place; for this user only
 * @param token what callers send to be served; without it, they are served on loopback
 * only
 * @param tokenFile a file that holds tokens, one a line, in place of token; blank lines
 * and those that begin with # do not count. It is read again when it changes; who is on
 * the bus, or follows events, with one that is gone is cut off
 */
@ConfigurationProperties("dockermod.security")
record SecurityProperties(@Nullable String secret, @Nullable Path secretFile, @Nullable String token,
		@Nullable Path tokenFile) {

	static final String SECRET = "dockermod.security.secret";

	static final String SECRET_FILE = "dockermod.security.secret-file";

	static final String TOKEN = "dockermod.security.token";

	static final String TOKEN_FILE = "dockermod.security.token-file";

	SecurityProperties {
		requireOne(SECRET, secret, SECRET_FILE, secretFile);
		requireOne(TOKEN, token, TOKEN_FILE, tokenFile);
	}

	boolean asksForToken() {
		return this.token != null || this.tokenFile != null;
	}

	static void requireOne(String name, @Nullable String value, String fileName, @Nullable Path file) {
		if (value != null && file != null) {
			throw new WrongSettingException(
					name + " is set and " + fileName + " is " + file + ": one of the two is allowed");
		}
		if (value != null && value.isBlank()) {
			throw new WrongSettingException(
					name + " is empty: a value is allowed, or to leave it out, or " + fileName + " in its place");
		}
	}

	/** Never shows what is secret. */
	@Override
	public String toString() {
		return "SecurityProperties[secret=" + shown(this.secret) + ", secretFile=" + this.secretFile + ", token="
				+ shown(this.token) + ", tokenFile=" + this.tokenFile + "]";
	}

	private static String shown(@Nullable String secret) {
		return (secret != null) ? "(set)" : "(not set)";
	}

}
