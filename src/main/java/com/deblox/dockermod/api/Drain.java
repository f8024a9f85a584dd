package com.deblox.dockermod.api;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stops what runs on a draining node, one after the other, the oldest first, and tells of
 * each. What begins to run meanwhile is stopped too. Ends early when the node is
 * undrained, or when nobody hears it any more.
 */
final class Drain {

	private final Nodes nodes;

	private final DrainedContainers containers;

	private final NodeName node;

	private final @Nullable Integer timeout;

	private final Origin origin;

	private final Set<String> tried = new HashSet<>();

	private int total;

	private int failed;

	private @Nullable String why;

	Drain(Nodes nodes, DrainedContainers containers, NodeName node, @Nullable Integer timeout, Origin origin) {
		this.nodes = nodes;
		this.containers = containers;
		this.node = node;
		this.timeout = timeout;
		this.origin = origin;
	}

	/**
	 * What is still to be stopped.
	 * @return the containers that run and were not tried
	 */
	List<DrainedContainers.Running> left() {
		return this.containers.running(this.node, this.origin)
			.stream()
			.filter((container) -> !this.tried.contains(container.id()))
			.toList();
	}

	/**
	 * Stop.
	 * @param first what is to be stopped first
	 * @param progress where each line is told
	 * @throws IOException if nobody hears it
	 */
	void run(List<DrainedContainers.Running> first, DrainProgress progress) throws IOException {
		List<DrainedContainers.Running> left = first;
		while (!left.isEmpty() && this.why == null) {
			this.total += left.size();
			for (DrainedContainers.Running container : left) {
				if (!isDraining()) {
					this.why = this.node + " was undrained meanwhile: the rest was not stopped";
					break;
				}
				stop(container, progress);
			}
			left = next();
		}
		ObjectNode end = JsonNodeFactory.instance.objectNode();
		end.put("dockerInstance", this.node.value()).put("draining", isDraining());
		end.put("stopped", this.tried.size() - this.failed).put("failed", this.failed);
		if (this.why != null) {
			end.put("error", this.why);
		}
		progress.tell(end);
	}

	private void stop(DrainedContainers.Running container, DrainProgress progress) throws IOException {
		progress.tell(line(container, "stopping"));
		String error = progress.await(() -> this.containers.stop(this.node, container, this.timeout, this.origin));
		this.tried.add(container.id());
		ObjectNode line = line(container, (error == null) ? "stopped" : "failed");
		if (error != null) {
			this.failed++;
			line.put("error", error);
		}
		progress.tell(line.put("done", this.tried.size()).put("total", this.total));
	}

	private List<DrainedContainers.Running> next() {
		try {
			return (this.why == null) ? left() : List.of();
		}
		catch (EngineException ex) {
			this.why = ex.getMessage();
			return List.of();
		}
	}

	private boolean isDraining() {
		var found = this.nodes.find(this.node);
		return found != null && found.draining();
	}

	int done() {
		return this.tried.size();
	}

	int total() {
		return this.total;
	}

	private static ObjectNode line(DrainedContainers.Running container, String status) {
		return JsonNodeFactory.instance.objectNode()
			.put("containerId", container.id())
			.put("name", container.name())
			.put("status", status);
	}

}
