package com.deblox.dockermod.bench;

import java.io.IOException;

/**
 * Measures several contenders in alternating slices, so that what disturbs the machine
 * disturbs them alike. The first is the reference.
 */
final class Comparison {

	private final Slice[] contenders;

	private final double[][] values;

	private Comparison(int rounds, Slice... contenders) {
		this.contenders = contenders;
		this.values = new double[contenders.length][rounds];
	}

	static Comparison of(int rounds, Slice... contenders) throws IOException {
		Comparison comparison = new Comparison(rounds, contenders);
		for (int round = 0; round < rounds; round++) {
			comparison.round(round);
		}
		return comparison;
	}

	/** Each round begins with another one: who follows whom may matter. */
	private void round(int round) throws IOException {
		for (int i = 0; i < this.contenders.length; i++) {
			int contender = (round + i) % this.contenders.length;
			this.values[contender][round] = this.contenders[contender].measure();
		}
	}

	double median(int contender) {
		return Statistics.median(this.values[contender]);
	}

	double ratio(int contender) {
		return Statistics.medianRatio(this.values[contender], this.values[0]);
	}

	/**
	 * A short measurement of one contender.
	 */
	@FunctionalInterface
	interface Slice {

		double measure() throws IOException;

	}

}
