package com.deblox.dockermod.routing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.Situation;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks all nodes who has a container. Callers that ask for the same one share the
 * question, if it was put after they came: a container made just before a call is never
 * missed by it.
 */
final class Inquiry implements MeterBinder {

	/** What it may take, beyond the nodes' time, to put their answers together. */
	private static final Duration FINDING = Duration.ofSeconds(1);

	private final Nodes nodes;

	private final FanOut fanOut;

	private final OperationDeadlines deadlines;

	private final JsonMapper json;

	private final Map<String, Question> questions = new ConcurrentHashMap<>();

	private final LongAdder found = new LongAdder();

	private final LongAdder nowhere = new LongAdder();

	private final LongAdder unclear = new LongAdder();

	Inquiry(Nodes nodes, FanOut fanOut, OperationDeadlines deadlines, JsonMapper json) {
		this.nodes = nodes;
		this.fanOut = fanOut;
		this.deadlines = deadlines;
		this.json = json;
	}

	/**
	 * Ask every known node, registered or not.
	 * @param reference an id, a name or the beginning of an id
	 * @param request on whose behalf
	 * @return what they said
	 */
	Findings whoHas(String reference, EngineRequest request) {
		long came = System.nanoTime();
		while (true) {
			Question mine = new Question(System.nanoTime(), this.deadlines.quick(), new CompletableFuture<>());
			Question asked = this.questions.putIfAbsent(reference, mine);
			if (asked == null) {
				return put(reference, mine, request);
			}
			Findings findings = await(asked);
			if (asked.at() - came >= 0 || !findings.matches().isEmpty()) {
				return findings;
			}
		}
	}

	private Findings put(String reference, Question question, EngineRequest request) {
		try {
			Findings findings = ask(reference, request.origin(), question.deadline());
			count(findings);
			question.answer().complete(findings);
			return findings;
		}
		catch (RuntimeException ex) {
			question.answer().completeExceptionally(ex);
			throw ex;
		}
		finally {
			this.questions.remove(reference, question);
		}
	}

	private void count(Findings findings) {
		if (findings.best().size() == 1) {
			this.found.increment();
		}
		else {
			((findings.best().isEmpty() && findings.unasked().isEmpty()) ? this.nowhere : this.unclear).increment();
		}
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Map.of("found", this.found, "nowhere", this.nowhere, "unclear", this.unclear)
			.forEach((result, count) -> FunctionCounter.builder("dockermod.index.misses", count, LongAdder::sum)
				.description(
						"References that the index did not know, so that all nodes were asked; one had it, none had, "
								+ "or that could not be told")
				.tag("result", result)
				.register(registry));
	}

	private static Findings await(Question question) {
		try {
			return question.answer().get(question.deadline().left().plus(FINDING).toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw new EngineException(Situation.TIMEOUT, null,
					"The nodes did not say in time which of them has the container", ex);
		}
		catch (ExecutionException ex) {
			throw new EngineException(Situation.INTERNAL, null, "The nodes could not be asked for the container", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw EngineException.callerLeft(null, ex);
		}
	}

	private Findings ask(String reference, Origin origin, Deadline deadline) {
		EngineRequest question = EngineRequest.of("GET", DockerPath.of("containers", reference, "json"), origin,
				deadline);
		List<Findings.Match> matches = new ArrayList<>();
		Map<NodeName, String> unasked = new LinkedHashMap<>();
		boolean ambiguous = false;
		NodeName self = this.nodes.self();
		if (this.nodes.find(self) == null) {
			unasked.put(self, self + " is still starting");
		}
		for (NodeAnswer answer : this.fanOut.ask(this.nodes.all(), question)) {
			switch (answer) {
				case NodeAnswer.Answered(NodeName node, int status, var headers, byte[] body) when status == 200 ->
					matches.add(match(node, body, reference));
				case NodeAnswer.Answered(NodeName node, int status, var headers, byte[] body) when status != 404 -> {
					String text = new String(body, StandardCharsets.UTF_8);
					if (text.contains("ultiple IDs found")) {
						ambiguous = true;
					}
					else {
						unasked.put(node, node + " answered " + status + ": " + text.strip());
					}
				}
				case NodeAnswer.Failed(NodeName node, EngineException failure) when node != null ->
					unasked.put(node, failure.getMessage());
				default -> {
					// 404: this node does not have it
				}
			}
		}
		return new Findings(matches, unasked, ambiguous);
	}

	private Findings.Match match(NodeName node, byte[] body, String reference) {
		try {
			JsonNode container = this.json.readTree(body);
			return Findings.Match.of(node, container.path("Id").asString(""), container.path("Name").asString(""),
					reference);
		}
		catch (JacksonException ex) {
			throw EngineException.brokeOff(node, ex);
		}
	}

	/**
	 * A question that was put to all nodes.
	 *
	 * @param at when, by {@link System#nanoTime()}
	 * @param deadline until when they may answer
	 * @param answer what they said
	 */
	private record Question(long at, Deadline deadline, CompletableFuture<Findings> answer) {
	}

}
