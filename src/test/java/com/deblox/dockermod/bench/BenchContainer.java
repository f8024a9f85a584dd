package com.deblox.dockermod.bench;

import java.io.IOException;

import tools.jackson.databind.node.ObjectNode;

/**
 * A container of busybox that runs while something of it is measured; made at its daemon.
 *
 * @param host where
 * @param name its name
 */
record BenchContainer(BenchHost host, String name) implements AutoCloseable {

	/**
	 * Make one, and start it.
	 * @param host where
	 * @param name its name; one that is left from before is removed
	 * @param script what its shell does
	 * @return the container, running
	 * @throws IOException if the daemon does not take it
	 */
	static BenchContainer run(BenchHost host, String name, String script) throws IOException {
		BenchContainer container = new BenchContainer(host, name);
		container.close();
		ObjectNode spec = BenchHost.JSON.createObjectNode().put("Image", "busybox").put("StopSignal", "SIGKILL");
		spec.putArray("Cmd").add("sh").add("-c").add(script);
		Endpoint engine = host.engine();
		HttpAnswer made = engine.once(engine.post("/containers/create?name=" + name, spec.toString()));
		HttpAnswer started = engine.once(engine.post("/containers/" + name + "/start", ""));
		if (made.status() != 201 || started.status() != 204) {
			throw new IOException(name + " cannot be run: " + made.text() + started.text());
		}
		return container;
	}

	String path(String operation) {
		return "/containers/" + this.name + "/" + operation;
	}

	@Override
	public void close() throws IOException {
		this.host.engine().once(this.host.engine().delete("/containers/" + this.name + "?force=1"));
	}

}
