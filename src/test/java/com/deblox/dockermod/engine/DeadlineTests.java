package com.deblox.dockermod.engine;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Deadline}.
 */
class DeadlineTests {

	@Test
	void inLeavesNoMoreThanItsTime() {
		Deadline deadline = Deadline.in(Duration.ofHours(1));
		assertThat(deadline.left()).isPositive().isLessThanOrEqualTo(Duration.ofHours(1));
		assertThat(deadline.isOver()).isFalse();
		assertThat(deadline.silence()).isNull();
	}

	@Test
	void isOverWhenItsTimeHasPassed() {
		assertThat(Deadline.in(Duration.ZERO).isOver()).isTrue();
		assertThat(Deadline.in(Duration.ofSeconds(-5)).isOver()).isTrue();
	}

	@Test
	void leftIsNeverNegative() {
		assertThat(Deadline.in(Duration.ofSeconds(-5)).left()).isZero();
	}

	@Test
	void whileTalkingEndsWithinADayWhateverIsSaid() {
		Deadline deadline = Deadline.whileTalking(Duration.ofSeconds(60));
		assertThat(deadline.silence()).isEqualTo(Duration.ofSeconds(60));
		assertThat(deadline.left()).isBetween(Duration.ofHours(1), Duration.ofDays(1));
	}

	@Test
	void whileWantedEndsWithinADay() {
		assertThat(Deadline.whileWanted().silence()).isNull();
		assertThat(Deadline.whileWanted().left()).isBetween(Duration.ofHours(1), Duration.ofDays(1));
	}

	@Test
	void ofTakesUpWhatAnotherProcessLeft() {
		Deadline deadline = Deadline.of(Duration.ofMinutes(5), Duration.ofSeconds(7));
		assertThat(deadline.left()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(5));
		assertThat(deadline.silence()).isEqualTo(Duration.ofSeconds(7));
	}

}
