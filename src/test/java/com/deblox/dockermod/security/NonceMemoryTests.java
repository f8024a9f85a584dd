package com.deblox.dockermod.security;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;

import com.deblox.dockermod.security.NonceMemory.Outcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That it forgets late enough, and never grows too large.
 */
class NonceMemoryTests {

	private static final Duration RETENTION = Duration.ofSeconds(60);

	private final NonceMemory memory = new NonceMemory(RETENTION, 100_000, 0);

	@Test
	void rememberWhenSeenKnowsItForAtLeastTheRetention() {
		for (long start = 0; start < 300_000; start += 7_000) {
			byte[] nonce = nonce(start);
			assertThat(this.memory.remember(nonce, start)).isEqualTo(Outcome.NEW);
			assertThat(this.memory.remember(nonce, start)).isEqualTo(Outcome.SEEN_BEFORE);
		}
		NonceMemory other = new NonceMemory(RETENTION, 100, 0);
		other.remember(nonce(1), 59_999);
		assertThat(other.remember(nonce(1), 60_000)).isEqualTo(Outcome.SEEN_BEFORE);
		assertThat(other.remember(nonce(1), 119_999)).isEqualTo(Outcome.SEEN_BEFORE);
	}

	@Test
	void rememberWhenLongAgoForgets() {
		this.memory.remember(nonce(1), 0);
		assertThat(this.memory.remember(nonce(1), 120_000)).isEqualTo(Outcome.NEW);
		this.memory.remember(nonce(2), 130_000);
		this.memory.remember(nonce(3), 180_000);
		assertThat(this.memory.remember(nonce(2), 240_000)).isEqualTo(Outcome.NEW);
	}

	@Test
	void rememberWhenFullRefusesNewAndKnowsOld() {
		for (int i = 0; i < 100_000; i++) {
			assertThat(this.memory.remember(nonce(i), i / 2)).isEqualTo(Outcome.NEW);
		}
		assertThat(this.memory.remember(nonce(-1), 50_000)).isEqualTo(Outcome.FULL);
		assertThat(this.memory.remember(nonce(77), 50_000)).isEqualTo(Outcome.SEEN_BEFORE);
		assertThat(this.memory.remember(nonce(-1), 61_000)).isEqualTo(Outcome.FULL);
		assertThat(this.memory.remember(nonce(-1), 122_000)).isEqualTo(Outcome.NEW);
	}

	@Test
	void longSetWhenNumbersClashHoldsEach() {
		LongSet set = new LongSet(0);
		Random random = new Random(1);
		long[] numbers = random.longs(20_000).toArray();
		for (int i = 0; i < numbers.length; i++) {
			long number = (i % 2 == 0) ? numbers[i] : (long) i << 32;
			assertThat(set.contains(number)).isFalse();
			set.add(number);
			set.add(number);
			assertThat(set.contains(number)).isTrue();
		}
		assertThat(set.size()).isEqualTo(numbers.length);
	}

	@Test
	void longSetHoldsZero() {
		LongSet set = new LongSet(0);
		assertThat(set.contains(0)).isFalse();
		set.add(0);
		assertThat(set.contains(0)).isTrue();
		assertThat(set.size()).isOne();
	}

	private static byte[] nonce(long seed) {
		return ByteBuffer.allocate(16).putLong(new Random(seed).nextLong()).putLong(seed).array();
	}

}
