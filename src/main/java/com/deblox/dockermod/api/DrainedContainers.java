package com.deblox.dockermod.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.routing.DaemonMessage;
import com.deblox.dockermod.routing.NodeAnswer;
import com.deblox.dockermod.routing.OperationDeadlines;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What runs on a node that is drained: its daemon is asked, and told to stop it.
 */
final class DrainedContainers {

	/** In seconds: a day. */
	static final int LONGEST_STOP = 86_400;

	/** A daemon's own, where a container says nothing. */
	private static final int STOP_SECONDS = 10;

	/** What a daemon may take beyond the time that it gives a container. */
	private static final Duration KILL = Duration.ofSeconds(5);

	private static final int GONE = 404;

	private final BiFunction<NodeName, EngineRequest, NodeAnswer> ask;

	private final OperationDeadlines deadlines;

	/**
	 * Make one.
	 * @param ask asks a node's daemon
	 * @param deadlines how long its answers may take
	 */
	DrainedContainers(BiFunction<NodeName, EngineRequest, NodeAnswer> ask, OperationDeadlines deadlines) {
		this.ask = ask;
		this.deadlines = deadlines;
	}

	/**
	 * What runs.
	 * @param node the node
	 * @param origin on whose behalf
	 * @return the containers, the oldest first
	 * @throws EngineException if the daemon does not say
	 */
	List<Running> running(NodeName node, Origin origin) {
		NodeAnswer answer = ask(node, "GET", DockerPath.of("containers", "json"), origin, Duration.ZERO);
		JsonNode list = answer.shown();
		if (list == null || !list.isArray()) {
			throw new EngineException(Situation.ENGINE_DOWN, node,
					"What runs on " + node + " cannot be told: " + error(answer));
		}
		List<Running> running = new ArrayList<>();
		for (JsonNode container : list) {
			running.add(new Running(container.path("Id").asString(""), name(container),
					container.path("Created").asLong(0)));
		}
		// of those of one second the daemon knows the order: it lists the newest first
		Collections.reverse(running);
		running.sort(Comparator.comparingLong(Running::created));
		return running;
	}

	/**
	 * Stop one, and wait until it is.
	 * @param node the node
	 * @param container the container
	 * @param timeout the seconds until it is killed, or {@code null} for the container's
	 * own
	 * @param origin on whose behalf
	 * @return what went wrong, or {@code null} if it runs no more
	 */
	@Nullable String stop(NodeName node, Running container, @Nullable Integer timeout, Origin origin) {
		try {
			int seconds = (timeout != null) ? timeout : ownTimeout(node, container, origin);
			NodeAnswer answer = ask(node, "POST",
					DockerPath.of("containers", container.id(), "stop").with("t", timeout), origin,
					Duration.ofSeconds(seconds).plus(KILL));
			return (!answer.isError() || answer.status() == GONE) ? null : error(answer);
		}
		catch (EngineException ex) {
			// nobody was asked: this node must not serve any more
			return ex.getMessage();
		}
	}

	/** No list shows it; a negative one is no limit. */
	private int ownTimeout(NodeName node, Running container, Origin origin) {
		JsonNode shown = ask(node, "GET", DockerPath.of("containers", container.id(), "json"), origin, Duration.ZERO)
			.shown();
		int seconds = (shown != null) ? shown.path("Config").path("StopTimeout").asInt(STOP_SECONDS) : STOP_SECONDS;
		return (seconds >= 0 && seconds <= LONGEST_STOP) ? seconds : LONGEST_STOP;
	}

	private NodeAnswer ask(NodeName node, String method, DockerPath path, Origin origin, Duration own) {
		return this.ask.apply(node, EngineRequest.of(method, path, origin, this.deadlines.quickAnd(own)));
	}

	private static String name(JsonNode container) {
		String name = container.path("Names").path(0).asString("");
		return name.startsWith("/") ? name.substring(1) : name;
	}

	private static String error(NodeAnswer answer) {
		return switch (answer) {
			case NodeAnswer.Answered answered -> DaemonMessage.of(answered);
			case NodeAnswer.Failed failed -> failed.failure().getMessage();
		};
	}

	/**
	 * A container that runs.
	 *
	 * @param id its id
	 * @param name its name
	 * @param created when it was created, in seconds since 1970
	 */
	record Running(String id, String name, long created) {
	}

}
