package com.deblox.dockermod.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

import javax.crypto.Mac;

import com.deblox.dockermod.settings.WrongSettingException;
import org.jspecify.annotations.Nullable;

/**
 * What the nodes of a cluster share, and strangers do not know. It is never used itself:
 * what is seen outside, and what signs, is derived from it, each under a label of its
 * own.
 */
public final class ClusterSecret {

	private static final int NAME_DIGITS = 32;

	/** In HMAC the same key as an empty one, which the Java API refuses. */
	private static final byte[] NONE = new byte[1];

	private final boolean set;

	private final Mac mac;

	/**
	 * Make a secret.
	 * @param secret the secret, or {@code null} for none
	 */
	public ClusterSecret(@Nullable String secret) {
		this.set = secret != null;
		this.mac = HmacSha256.keyed((secret != null) ? secret.getBytes(StandardCharsets.UTF_8) : NONE);
	}

	static ClusterSecret of(SecurityProperties properties) {
		Path file = properties.secretFile();
		if (file != null) {
			return new ClusterSecret(read(file));
		}
		String secret = properties.secret();
		if (secret == null) {
			return new ClusterSecret(null);
		}
		return new ClusterSecret(requireLength(SecurityProperties.SECRET + " is", secret.strip()));
	}

	private static String read(Path file) {
		String setting = SecurityProperties.SECRET_FILE + " is " + file;
		try {
			return requireLength(setting + ", which holds", SecretFile.read(file).strip());
		}
		catch (IOException ex) {
			throw new WrongSettingException(setting + ", " + ex.getMessage()
					+ ": a file that holds a secret of 16 characters or more is allowed", ex);
		}
	}

	private static String requireLength(String setting, String secret) {
		if (secret.length() < SecretFile.LEAST) {
			throw new WrongSettingException(setting + " " + secret.length() + " characters: " + SecretFile.LEAST
					+ " or more are allowed, as from 'openssl rand -hex 32'");
		}
		return secret;
	}

	/**
	 * Whether there is a secret. Without one, nodes may join on loopback only.
	 * @return whether it is configured
	 */
	public boolean isSet() {
		return this.set;
	}

	/**
	 * The name under which the members find each other: who does not know the secret does
	 * not know it, so does not join.
	 * @param clusterAddress the cluster's configured address
	 * @return the address itself where there is no secret
	 */
	public String clusterName(String clusterAddress) {
		if (!this.set) {
			return clusterAddress;
		}
		String digits = HexFormat.of().formatHex(derive("cluster-name:" + clusterAddress));
		return clusterAddress + "-" + digits.substring(0, NAME_DIGITS);
	}

	byte[] signingKey() {
		return derive("request-signing");
	}

	private byte[] derive(String label) {
		return HmacSha256.copyOf(this.mac).doFinal(label.getBytes(StandardCharsets.UTF_8));
	}

	/** Never shows the secret. */
	@Override
	public String toString() {
		return "ClusterSecret[" + (this.set ? "set" : "not set") + "]";
	}

}
