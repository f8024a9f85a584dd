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

	byte[] inspect(BenchHost host, String id) {
		return switch (this) {
			case ACTIONS -> host.inspect(id);
			case DOCKER -> host.node().get("/containers/" + id + "/json");
		};
	}

}
