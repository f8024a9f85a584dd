package com.deblox.dockermod.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.LookedUp;

/**
 * How long it takes to find a container's node in the index.
 */
final class ResolveTime {

	private static final int ROUNDS = 31;

	private final List<String> references = new ArrayList<>();

	private final List<NodeName> expected = new ArrayList<>();

	/**
	 * Take all ids, in an order that no cache likes.
	 * @param engines the daemons that have them
	 * @param digits how many digits of each
	 */
	ResolveTime(List<ManyContainers> engines, int digits) {
		List<Integer> order = new ArrayList<>();
		for (int i = 0; i < engines.getFirst().number() * engines.size(); i++) {
			order.add(i);
		}
		Collections.shuffle(order, new Random(42));
		for (int i : order) {
			ManyContainers engine = engines.get(i % engines.size());
			this.references.add(engine.id(i / engines.size()).substring(0, digits));
			this.expected.add(engine.node());
		}
	}

	/**
	 * Look all of them up, several times.
	 * @param index where
	 * @return the median round's time for one, in microseconds
	 */
	double measure(LookedUp index) {
		double[] times = new double[ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			long start = System.nanoTime();
			for (int i = 0; i < this.references.size(); i++) {
				if (!index.node(this.references.get(i)).equals(this.expected.get(i))) {
					throw new IllegalStateException(this.references.get(i) + " is not where it should be");
				}
			}
			times[round] = (System.nanoTime() - start) / 1e3 / this.references.size();
		}
		return Statistics.median(times);
	}

}
