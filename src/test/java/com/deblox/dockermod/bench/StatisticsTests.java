package com.deblox.dockermod.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Statistics} and {@link Comparison}.
 */
class StatisticsTests {

	@Test
	void medianIsTheMiddleValue() {
		double[] values = { 9, 1, 5 };
		assertThat(Statistics.median(values)).isEqualTo(5);
		assertThat(values).containsExactly(9, 1, 5);
		assertThat(Statistics.median(4, 1, 2, 100)).isEqualTo(3);
	}

	@Test
	void medianWhenEmptyFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> Statistics.median());
	}

	@Test
	void medianRatioComparesWhatWasMeasuredTogether() {
		assertThat(Statistics.medianRatio(new double[] { 2, 200, 6 }, new double[] { 1, 100, 2 })).isEqualTo(2);
	}

	@Test
	void comparisonGivesEachContenderEachPlace() throws IOException {
		List<String> order = new ArrayList<>();
		Comparison comparison = Comparison.of(3, () -> note(order, "a", 2), () -> note(order, "b", 4),
				() -> note(order, "c", 1));
		assertThat(order).containsExactly("a", "b", "c", "b", "c", "a", "c", "a", "b");
		assertThat(comparison.ratio(1)).isEqualTo(2);
		assertThat(comparison.ratio(2)).isEqualTo(0.5);
		assertThat(comparison.median(0)).isEqualTo(2);
	}

	private static double note(List<String> order, String name, double value) {
		order.add(name);
		return value;
	}

}
