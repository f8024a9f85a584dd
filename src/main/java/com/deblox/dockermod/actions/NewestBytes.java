package com.deblox.dockermod.actions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keeps the last bytes of a stream.
 */
final class NewestBytes {

	private final int limit;

	private byte[] kept = new byte[1024];

	private long total;

	NewestBytes(int limit) {
		this.limit = limit;
	}

	void add(byte[] bytes, int length) {
		int skipped = Math.max(0, length - this.limit);
		this.total += skipped;
		grow(length - skipped);
		for (int from = skipped; from < length;) {
			int at = (int) (this.total % this.limit);
			int part = Math.min(length - from, this.limit - at);
			System.arraycopy(bytes, from, this.kept, at, part);
			this.total += part;
			from += part;
		}
	}

	private void grow(int more) {
		long needed = Math.min(this.limit, this.total + more);
		if (needed > this.kept.length) {
			this.kept = Arrays.copyOf(this.kept, (int) Math.min(this.limit, Math.max(needed, this.kept.length * 2L)));
		}
	}

	boolean isCut() {
		return this.total > this.limit;
	}

	/**
	 * What was kept, as text.
	 * @return the text; from a character's beginning on
	 */
	String text() {
		if (!isCut()) {
			return new String(this.kept, 0, (int) this.total, StandardCharsets.UTF_8);
		}
		int oldest = (int) (this.total % this.limit);
		byte[] ordered = new byte[this.limit];
		System.arraycopy(this.kept, oldest, ordered, 0, this.limit - oldest);
		System.arraycopy(this.kept, 0, ordered, this.limit - oldest, oldest);
		int start = 0;
		while (start < 3 && (ordered[start] & 0xC0) == 0x80) {
			start++;
		}
		return new String(ordered, start, ordered.length - start, StandardCharsets.UTF_8);
	}

}
