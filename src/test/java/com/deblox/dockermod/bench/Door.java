package com.deblox.dockermod.bench;

/**
 * The ways into a node: the JSON actions, and Docker's own API.
 */
enum Door {

	/** {@code POST /}. */
	ACTIONS(""),

	/** The Docker Engine API. */
	DOCKER("gateway.");

	private final String prefix;

	Door(String prefix) {
		this.prefix = prefix;
	}

	/**
	 * What a figure is called that is taken at this door.
	 * @param name its name at the first
	 * @return its name
	 */
	String figure(String name) {
		return this.prefix + name;
	}

	/**
	 * What the figure is called that is taken of a list at this door.
	 * @param containers how many are listed
	 * @return its name
	 */
	String listFigure(int containers) {
		return switch (this) {
			case ACTIONS -> "list." + containers;
			case DOCKER -> figure("ps." + containers);
		};
	}

	byte[] list(BenchHost host) {
		return switch (this) {
			case ACTIONS -> host.listAll();
			case DOCKER -> host.node().get("/containers/json?all=1");
		};
	}

	byte[] inspect(BenchHost host, String id) {
		return switch (this) {
			case ACTIONS -> host.inspect(id);
			case DOCKER -> host.node().get("/containers/" + id + "/json");
		};
	}

}
