package com.deblox.dockermod.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.routing.DaemonMessage;
import com.deblox.dockermod.routing.NodeAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Asks all registered nodes the same, and makes one answer of theirs. What is missing is
 * named in the header {@value #INCOMPLETE}.
 */
final class Everywhere {

	/** The header that names the nodes whose part is missing, and why. */
	static final String INCOMPLETE = "X-DockerMod-Incomplete";

	private static final int LONGEST = 2000;

	private final Function<EngineRequest, List<NodeAnswer>> all;

	private final NodeName self;

	/**
	 * Make it.
	 * @param all asks all registered nodes
	 * @param self this node: if none answers, its failure is the one that is told
	 */
	Everywhere(Function<EngineRequest, List<NodeAnswer>> all, NodeName self) {
		this.all = all;
		this.self = self;
	}

	/**
	 * Ask all, and merge.
	 * @param request what is asked
	 * @param merge makes one of what they say; there is at least one
	 * @return the answer; a daemon's refusal of the request itself is passed on, while
	 * what only some daemons do not know is looked for on the others
	 * @throws EngineException if no node answered
	 */
	EngineResponse ask(EngineRequest request, Function<List<Part<JsonNode>>, JsonNode> merge) {
		return ask(request, Everywhere::tree, merge.andThen(DaemonJson::write));
	}

	/**
	 * Ask all, and merge what is read in another way than as trees.
	 * @param <T> as what each answer is read
	 * @param request what is asked
	 * @param read reads an answer; throws a {@link JacksonException} if it cannot
	 * @param merge makes one answer's body of them; there is at least one
	 * @return the answer, as above
	 * @throws EngineException if no node answered
	 */
	<T> EngineResponse ask(EngineRequest request, Function<NodeAnswer.Answered, T> read,
			Function<List<Part<T>>, byte[]> merge) {
		return ask(request, read, merge, (status) -> status < 500 && status != 404);
	}

	/**
	 * Have all do the same, and merge what they did. One that refuses does not undo what
	 * the others did: it is named.
	 * @param request what is to be done
	 * @param merge makes one of what they say; there is at least one
	 * @return the answer
	 * @throws EngineException if no node answered
	 */
	EngineResponse change(EngineRequest request, Function<List<Part<JsonNode>>, JsonNode> merge) {
		return ask(request, Everywhere::tree, merge.andThen(DaemonJson::write), (status) -> false);
	}

	/** What each node says, whatever it is. */
	List<NodeAnswer> answers(EngineRequest request) {
		return this.all.apply(request);
	}

	private <T> EngineResponse ask(EngineRequest request, Function<NodeAnswer.Answered, T> read,
			Function<List<Part<T>>, byte[]> merge, IntPredicate passedOn) {
		List<Part<T>> parts = new ArrayList<>();
		List<NodeAnswer> errors = new ArrayList<>();
		for (NodeAnswer answer : answers(request)) {
			Part<T> part = read(answer, read, errors);
			if (part != null) {
				parts.add(part);
			}
		}
		for (NodeAnswer error : errors) {
			if (error instanceof NodeAnswer.Answered refused && passedOn.test(refused.status())) {
				return passOn(refused);
			}
		}
		return parts.isEmpty() ? fail(errors) : answer(parts.getFirst(), merge.apply(parts), missing(errors));
	}

	private static JsonNode tree(NodeAnswer.Answered answer) {
		return DaemonJson.read(answer.body());
	}

	private static <T> @Nullable Part<T> read(NodeAnswer answer, Function<NodeAnswer.Answered, T> read,
			List<NodeAnswer> errors) {
		if (answer instanceof NodeAnswer.Answered answered && !answered.isError()) {
			try {
				return new Part<>(answered.node(), answered.headers(), read.apply(answered));
			}
			catch (JacksonException ex) {
				errors.add(new NodeAnswer.Failed(answered.node(), EngineException.brokeOff(answered.node(), ex)));
				return null;
			}
		}
		errors.add(answer);
		return null;
	}

	/** Nobody answered: this node's own error counts most. */
	EngineResponse fail(List<NodeAnswer> errors) {
		if (errors.isEmpty()) {
			throw new EngineException(Situation.NO_NODE, null,
					"No node is registered: register one with the action 'register'");
		}
		NodeAnswer error = errors.stream()
			.filter((answer) -> this.self.equals(answer.node()))
			.findFirst()
			.orElse(errors.getFirst());
		return switch (error) {
			case NodeAnswer.Answered refused -> passOn(refused);
			case NodeAnswer.Failed failed -> throw failed.failure();
		};
	}

	private static EngineResponse passOn(NodeAnswer.Answered refused) {
		return EngineResponse.of(refused.node(), refused.status(), refused.headers(), refused.body());
	}

	static List<String> missing(List<NodeAnswer> errors) {
		return errors.stream()
			.filter((error) -> error.status() != 404)
			.map((error) -> error.node() + ": " + switch (error) {
				case NodeAnswer.Answered refused -> DaemonMessage.of(refused);
				case NodeAnswer.Failed failed -> failed.failure().getMessage();
			})
			.toList();
	}

	private static EngineResponse answer(Part<?> first, byte[] merged, List<String> missing) {
		Map<String, List<String>> headers = new LinkedHashMap<>(first.headers());
		headers.keySet().removeIf((name) -> name.equalsIgnoreCase("Content-Length"));
		name(missing, headers);
		return EngineResponse.of(first.node(), 200, headers, merged);
	}

	/**
	 * Name what is missing, if anything is.
	 * @param missing the nodes that are, and why
	 * @param headers the answer's headers
	 */
	static void name(List<String> missing, Map<String, List<String>> headers) {
		if (!missing.isEmpty()) {
			String text = String.join("; ", missing).replaceAll("[^\\x20-\\x7e]", " ");
			headers.put(INCOMPLETE, List.of(text.substring(0, Math.min(text.length(), LONGEST))));
		}
	}

	/**
	 * An answer that names what is missing, if anything is.
	 * @param answer the answer
	 * @param missing the nodes that are, and why
	 * @return the answer to be used in place of it
	 */
	static EngineResponse naming(EngineResponse answer, List<String> missing) {
		Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers());
		name(missing, headers);
		return answer.withHeaders(headers);
	}

	/**
	 * One node's answer.
	 *
	 * @param <T> as what it is read
	 * @param node the node
	 * @param headers its daemon's headers
	 * @param content what its daemon said; the merger's own, to be changed
	 */
	record Part<T>(NodeName node, Map<String, List<String>> headers, T content) {
	}

}
