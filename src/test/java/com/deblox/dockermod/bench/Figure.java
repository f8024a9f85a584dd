package com.deblox.dockermod.bench;

/**
 * A figure that is wanted.
 *
 * @param name what it is called; the same from release to release
 * @param unit its unit
 * @param aim what it should be
 * @param isMore whether more is better
 */
record Figure(String name, String unit, double aim, boolean isMore) {

	static Figure atMost(String name, double aim, String unit) {
		return new Figure(name, unit, aim, false);
	}

	static Figure atLeast(String name, double aim, String unit) {
		return new Figure(name, unit, aim, true);
	}

	boolean isMetBy(double value) {
		return this.isMore ? value >= this.aim : value <= this.aim;
	}

}
