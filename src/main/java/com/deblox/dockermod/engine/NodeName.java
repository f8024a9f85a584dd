package com.deblox.dockermod.engine;

import java.util.regex.Pattern;

/**
 * The name of a node: its host's name unless configured.
 *
 * @param value letters, digits, {@code _}, {@code .} and {@code -}, at most 128
 */
public record NodeName(String value) implements Comparable<NodeName> {

	private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");

	public NodeName {
		if (!isValid(value)) {
			throw new IllegalArgumentException("'" + value + "' is not a node name: allowed are letters, digits, "
					+ "'_', '.' and '-', beginning with a letter or digit, at most 128");
		}
	}

	public static boolean isValid(String value) {
		return ALLOWED.matcher(value).matches();
	}

	@Override
	public int compareTo(NodeName other) {
		return this.value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
