package com.deblox.dockermod.api;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.http.Refused;
import com.deblox.dockermod.routing.NodeAdministration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Empties a node: no new containers, and, if asked for, what runs is stopped.
 */
@RestController
class DrainController {

	private static final Logger logger = LoggerFactory.getLogger(DrainController.class);

	private static final Duration SPACES = Duration.ofSeconds(1);

	private final Nodes nodes;

	private final NodeAdministration administration;

	private final DrainedContainers containers;

	private final Set<NodeName> stopping = ConcurrentHashMap.newKeySet();

	DrainController(Nodes nodes, NodeAdministration administration, DrainedContainers containers) {
		this.nodes = nodes;
		this.administration = administration;
		this.containers = containers;
	}

	@PostMapping("/cluster/nodes/{name}/drain")
	void drain(@PathVariable String name, @RequestParam(defaultValue = "false") boolean stop,
			@RequestParam(required = false) @Nullable Integer timeout, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		check(stop, timeout);
		NodeName node = this.nodes.get(name).name();
		Origin origin = ObservedRequests.origin(request);
		this.administration.drain(node.value(), origin);
		if (stop) {
			stopAll(node, timeout, origin, response);
		}
		else {
			response.setStatus(HttpServletResponse.SC_NO_CONTENT);
		}
	}

	@PostMapping("/cluster/nodes/{name}/undrain")
	void undrain(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) {
		this.administration.undrain(this.nodes.get(name).name().value(), ObservedRequests.origin(request));
		response.setStatus(HttpServletResponse.SC_NO_CONTENT);
	}

	/** Two at once would each tell of half of it. */
	private void stopAll(NodeName node, @Nullable Integer timeout, Origin origin, HttpServletResponse response)
			throws IOException {
		if (!this.stopping.add(node)) {
			throw new EngineException(Situation.CONFLICT, node, "The containers of " + node
					+ " are being stopped already, by another call to this node: wait for its end");
		}
		try {
			Drain drain = new Drain(this.nodes, this.containers, node, timeout, origin);
			List<DrainedContainers.Running> running = first(drain, node);
			try {
				drain.run(running, new DrainProgress(response, SPACES));
			}
			catch (IOException ex) {
				logger.info("Who had {} drained has left: {} of {} containers were stopped, and it stays draining [{}]",
						node, drain.done(), drain.total(), origin.id());
			}
		}
		finally {
			this.stopping.remove(node);
		}
	}

	private List<DrainedContainers.Running> first(Drain drain, NodeName node) {
		Node now = this.nodes.get(node);
		if (now.isLost()) {
			throw new EngineException(Situation.NODE_LOST, node,
					node + " is draining from now on, but it is lost since " + now.since()
							+ ": what runs on it cannot be stopped");
		}
		return drain.left();
	}

	private static void check(boolean stop, @Nullable Integer timeout) {
		if (timeout != null && !stop) {
			throw Refused.badRequest("The parameter \"timeout\" is about stopping containers: it needs stop=true");
		}
		if (timeout != null && (timeout < 0 || timeout > DrainedContainers.LONGEST_STOP)) {
			throw Refused.badRequest("The parameter \"timeout\" is " + timeout
					+ ": it must be a whole number of seconds from 0 to " + DrainedContainers.LONGEST_STOP);
		}
	}

}
