package com.deblox.dockermod.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

import com.deblox.dockermod.cluster.Engines;
import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.RequestInLog;
import com.deblox.dockermod.engine.Situation;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Asks several nodes at once. Ends when all have answered or failed: each within the
 * request's deadline.
 */
final class FanOut implements MeterBinder, AutoCloseable {

	/** The most of one node's answer that is held in memory. */
	static final int ANSWER_LIMIT = 64 * 1024 * 1024;

	private final Engines engines;

	private final ExecutorService threads = Executors
		.newThreadPerTaskExecutor(Thread.ofVirtual().name("fan-out-", 0).factory());

	private final LongAdder fanOuts = new LongAdder();

	private final LongAdder answered = new LongAdder();

	private final LongAdder missing = new LongAdder();

	FanOut(Engines engines) {
		this.engines = engines;
	}

	/**
	 * Ask.
	 * @param nodes who is asked, lost ones too: they fail at once
	 * @param request what is asked
	 * @return the answers, in the order of the nodes
	 */
	List<NodeAnswer> ask(List<Node> nodes, EngineRequest request) {
		return askNames(nodes.stream().map(Node::name).toList(), request);
	}

	List<NodeAnswer> askNames(List<NodeName> nodes, EngineRequest request) {
		return askEach(nodes.stream().map(request::withNode).toList());
	}

	/**
	 * Ask different things at once.
	 * @param requests what is asked, each meant for a node
	 * @return the answers, in the order of the requests
	 */
	List<NodeAnswer> askEach(List<EngineRequest> requests) {
		List<CompletableFuture<NodeAnswer>> pending = new ArrayList<>(requests.size());
		for (EngineRequest request : requests) {
			NodeName node = Objects.requireNonNull(request.node());
			pending.add(CompletableFuture.supplyAsync(() -> askOne(node, request), this.threads));
		}
		List<NodeAnswer> answers = pending.stream().map(CompletableFuture::join).toList();
		count(answers);
		return answers;
	}

	private void count(List<NodeAnswer> answers) {
		this.fanOuts.increment();
		answers.forEach((answer) -> ((answer instanceof NodeAnswer.Failed) ? this.missing : this.answered).increment());
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionCounter.builder("dockermod.fanouts", this.fanOuts, LongAdder::sum)
			.description("Questions that were put to several nodes at once")
			.register(registry);
		nodes(this.answered, "answered").register(registry);
		nodes(this.missing, "missing").register(registry);
	}

	private static FunctionCounter.Builder<LongAdder> nodes(LongAdder count, String result) {
		return FunctionCounter.builder("dockermod.fanout.nodes", count, LongAdder::sum)
			.description("Nodes that were asked so: their daemons answered, or their answers are missing")
			.tag("result", result);
	}

	NodeAnswer askOne(Node node, EngineRequest request) {
		return askOne(node.name(), request);
	}

	NodeAnswer askOne(NodeName node, EngineRequest request) {
		try (RequestInLog _ = RequestInLog.of(request.id())) {
			return NodeAnswer.Answered.of(this.engines.of(node).execute(request.withNode(node)), ANSWER_LIMIT);
		}
		catch (EngineException ex) {
			return new NodeAnswer.Failed(node, ex);
		}
		catch (RuntimeException ex) {
			return new NodeAnswer.Failed(node,
					new EngineException(Situation.INTERNAL, node, "Asking " + node + " failed", ex));
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}
