package com.deblox.dockermod.security;

/**
 * Numbers without their boxes: 16 bytes each or less. Not thread-safe.
 */
final class LongSet {

	private static final int MIN_SLOTS = 1024;

	/** Marks a free slot, so zero itself is held as another number. */
	private static final long FREE = 0;

	private static final long FOR_ZERO = 0x9E37_79B9_7F4A_7C15L;

	private long[] slots;

	private int size;

	/**
	 * Make a set.
	 * @param expected how many numbers will likely come
	 */
	LongSet(int expected) {
		this.slots = new long[Math.max(MIN_SLOTS, Integer.highestOneBit(Math.max(1, expected)) * 4)];
	}

	int size() {
		return this.size;
	}

	boolean contains(long value) {
		return this.slots[slotOf(value)] != FREE;
	}

	void add(long value) {
		int slot = slotOf(value);
		if (this.slots[slot] == FREE) {
			this.slots[slot] = held(value);
			this.size++;
			if (this.size > this.slots.length / 2) {
				grow();
			}
		}
	}

	private void grow() {
		long[] old = this.slots;
		this.slots = new long[old.length * 2];
		for (long value : old) {
			if (value != FREE) {
				this.slots[slotOf(value)] = value;
			}
		}
	}

	/** Where the number is, or else where it belongs. */
	private int slotOf(long value) {
		long held = held(value);
		int mask = this.slots.length - 1;
		int slot = (int) ((held * FOR_ZERO) >>> 32) & mask;
		while (this.slots[slot] != FREE && this.slots[slot] != held) {
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	private static long held(long value) {
		return (value != FREE) ? value : FOR_ZERO;
	}

}
