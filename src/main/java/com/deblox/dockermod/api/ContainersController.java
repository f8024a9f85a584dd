package com.deblox.dockermod.api;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.http.Refused;
import com.deblox.dockermod.ownership.ContainerEntry;
import com.deblox.dockermod.ownership.ContainerIndex;
import com.deblox.dockermod.routing.OperationDeadlines;
import com.deblox.dockermod.security.Rights;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.StringArrayPropertyEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * The containers of the cluster as this node knows them: asks no daemon and no other
 * node, and says how old what it knows may be.
 */
@RestController
class ContainersController {

	private static final int MOST = 1000;

	/** A page holds memory while it is put together. */
	private static final int AT_ONCE = 8;

	private final Nodes nodes;

	private final ContainerIndex index;

	private final Rights rights;

	private final OperationDeadlines deadlines;

	private final Clock clock;

	/** Stands for the one that the asking thread serves. */
	private final HttpServletRequest request;

	private final Semaphore places = new Semaphore(AT_ONCE, true);

	ContainersController(Nodes nodes, ContainerIndex index, Rights rights, OperationDeadlines deadlines, Clock clock,
			HttpServletRequest request) {
		this.nodes = nodes;
		this.index = index;
		this.rights = rights;
		this.deadlines = deadlines;
		this.clock = clock;
		this.request = request;
	}

	/** A comma is a part of a label. */
	@InitBinder
	void keepCommas(WebDataBinder binder) {
		binder.registerCustomEditor(String[].class, new StringArrayPropertyEditor("\0"));
	}

	@GetMapping("/cluster/containers")
	ObjectNode list(@RequestParam(required = false) @Nullable String node,
			@RequestParam(required = false) @Nullable String name,
			@RequestParam(required = false) @Nullable String image,
			@RequestParam(required = false) @Nullable String state,
			@RequestParam(required = false) String @Nullable [] label, @RequestParam(defaultValue = "name") String sort,
			@RequestParam(defaultValue = "0") int offset, @RequestParam(defaultValue = "100") int limit) {
		this.rights.check(EngineRequest.of("GET", DockerPath.of("containers", "json"),
				ObservedRequests.origin(this.request), this.deadlines.quick()));
		check("offset", offset, Integer.MAX_VALUE);
		check("limit", limit, MOST);
		ContainerQuery query = ContainerQuery.of(name, image, state, (label != null) ? List.of(label) : List.of());
		Map<NodeName, Node> asked = asked(node);
		ContainerPage page = find(asked, query, sort, offset, limit);
		return ContainersJson.of(page, offset, limit, asked.values(), this.clock.instant());
	}

	private ContainerPage find(Map<NodeName, Node> asked, ContainerQuery query, String sort, int offset, int limit) {
		Comparator<ContainerEntry> order = ContainerSort.parse(sort);
		enter();
		try {
			return ContainerPage.of(this.index.all(),
					(container) -> asked.containsKey(container.node()) && query.matches(container), order, offset,
					limit);
		}
		finally {
			this.places.release();
		}
	}

	private void enter() {
		boolean entered = false;
		try {
			entered = this.places.tryAcquire(this.deadlines.quick().left().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (!entered) {
			throw new EngineException(Situation.BUSY, null,
					"This node puts too many pages of containers together: try again later, or at another node");
		}
	}

	/** The pool's nodes; another one only by its name. */
	private Map<NodeName, Node> asked(@Nullable String name) {
		if (name != null) {
			Node node = this.nodes.get(name);
			return Map.of(node.name(), node);
		}
		return this.nodes.all()
			.stream()
			.filter(Node::registered)
			.collect(Collectors.toMap(Node::name, (node) -> node, (a, b) -> a, TreeMap::new));
	}

	private static void check(String parameter, int value, int most) {
		if (value < 0 || value > most) {
			throw Refused.badRequest("The parameter \"" + parameter + "\" is " + value
					+ ": it must be a whole number from 0 to " + most);
		}
	}

}
