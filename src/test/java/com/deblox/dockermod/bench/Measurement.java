package com.deblox.dockermod.bench;

import java.io.IOException;
import java.util.List;

/**
 * Measures one thing.
 */
interface Measurement {

	/**
	 * What it finds out.
	 * @return the figures, in the order of the table
	 */
	List<Figure> figures();

	/**
	 * Measure.
	 * @param lab where
	 * @param report is told each figure
	 * @throws IOException if it cannot be measured
	 */
	void measure(BenchLab lab, Report report) throws IOException;

}
