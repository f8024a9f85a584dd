package com.deblox.dockermod.bench;

import java.io.IOException;
import java.util.Locale;

/**
 * A way in which a node is lost, and how it comes back; what of it is promised, in
 * seconds.
 */
enum Loss {

	/** Its process is killed. */
	KILLED("kill", "start", 2, 5, 5),

	/** Its process stands still. */
	HUNG("hang", "resume", 12, 12, 15),

	/** Its host's link is cut. */
	CUT("cut", "heal", 12, 12, 15),

	/** Its host dies, with its daemon and all that runs there. */
	DEAD("kill-host", "start-host", 12, 12, 5);

	private final String failure;

	private final String remedy;

	private final double known;

	private final double right;

	private final double back;

	Loss(String failure, String remedy, double known, double right, double back) {
		this.failure = failure;
		this.remedy = remedy;
		this.known = known;
		this.right = right;
		this.back = back;
	}

	void strike(BenchHost host) throws IOException {
		BenchLab.run(this.failure, host.name());
	}

	void heal(BenchHost host) throws IOException {
		BenchLab.run(this.remedy, host.name());
	}

	/**
	 * Until every other node calls it lost.
	 * @return the figure
	 */
	Figure known() {
		return figure("known", this.known);
	}

	/**
	 * Until every other node lists what is left, and names it.
	 * @return the figure
	 */
	Figure right() {
		return figure("right", this.right);
	}

	/**
	 * From its readiness until every node lists everything.
	 * @return the figure
	 */
	Figure back() {
		return figure("back", this.back);
	}

	private Figure figure(String what, double aim) {
		return Figure.atMost(toString() + "." + what, aim, "s");
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
