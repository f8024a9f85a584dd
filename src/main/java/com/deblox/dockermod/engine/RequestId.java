package com.deblox.dockermod.engine;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tells one request from all others; containers that it makes carry it as the label
 * {@value #LABEL}.
 *
 * @param value 32 hexadecimal digits, as in a
 * <a href="https://www.w3.org/TR/trace-context/#trace-id">trace id</a>
 */
public record RequestId(String value) {

	/** The label on containers made through the cluster. */
	public static final String LABEL = "dockermod.request";

	public static RequestId random() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		HexFormat hex = HexFormat.of();
		return new RequestId(hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()));
	}

	@Override
	public String toString() {
		return this.value;
	}

}
