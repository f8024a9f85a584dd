package com.deblox.dockermod.bench;

import java.util.Arrays;

/**
 * What a series of measured values says.
 */
final class Statistics {

	private Statistics() {
	}

	/**
	 * The middle one: what a few disturbed values cannot move.
	 * @param values the values, in any order; left as they are
	 * @return the median
	 */
	static double median(double... values) {
		if (values.length == 0) {
			throw new IllegalArgumentException("There is no median of nothing");
		}
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	/**
	 * The median of what was measured in pairs, one after the other: what disturbs both
	 * of a pair cancels out.
	 * @param values the dividends
	 * @param references the divisors
	 * @return the median of the quotients
	 */
	static double medianRatio(double[] values, double[] references) {
		double[] ratios = new double[values.length];
		for (int i = 0; i < ratios.length; i++) {
			ratios[i] = values[i] / references[i];
		}
		return median(ratios);
	}

}
