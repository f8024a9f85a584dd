package com.deblox.dockermod.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.routing.NodeAnswer;

/**
 * The same work on several nodes at once, its progress as one stream: lines of JSON, each
 * whole and as its daemon sent it. Errors come last, since clients stop at the first.
 * <p>
 * Each node has a thread, which waits for the client when that is slow. Closing the
 * answer ends the work.
 */
final class MergedProgress {

	private static final int ERROR_LIMIT = 64 * 1024;

	private static final int LONGEST_LINE = 1024 * 1024;

	private final ClusterView view;

	private final Predicate<NodeName> shown;

	private final BoundedStream lines = new BoundedStream();

	private final CompletableFuture<Map<String, List<String>>> begun = new CompletableFuture<>();

	private final Map<NodeName, EngineResponse> open = new ConcurrentHashMap<>();

	private final Map<NodeName, NodeAnswer> refused = new ConcurrentSkipListMap<>();

	private final Map<NodeName, byte[]> errors = new ConcurrentSkipListMap<>();

	private final AtomicInteger running = new AtomicInteger();

	private volatile boolean closed;

	/**
	 * Make one.
	 * @param view the cluster
	 * @param shown whose progress is shown; everybody's errors are
	 */
	MergedProgress(ClusterView view, Predicate<NodeName> shown) {
		this.view = view;
		this.shown = shown;
	}

	/**
	 * Begin.
	 * @param nodes where
	 * @param request what is asked of each
	 * @param ended is told of each node whose part has ended
	 * @return the stream, once one node has begun; the error if none did
	 */
	EngineResponse start(Collection<NodeName> nodes, Function<NodeName, EngineRequest> request,
			Consumer<NodeName> ended) {
		this.running.set(nodes.size());
		for (NodeName node : nodes) {
			EngineRequest one = request.apply(node);
			Thread.ofVirtual().name("progress-" + node).start(() -> {
				try {
					follow(node, one);
				}
				finally {
					ended.accept(node);
					if (this.running.decrementAndGet() == 0) {
						end(nodes.size());
					}
				}
			});
		}
		Map<String, List<String>> daemons = this.begun.join();
		if (daemons.isEmpty()) {
			return this.view.everywhere().fail(List.copyOf(this.refused.values()));
		}
		Map<String, List<String>> headers = new LinkedHashMap<>(daemons);
		headers.keySet().removeIf((name) -> name.equalsIgnoreCase("Content-Length"));
		Everywhere.name(this.view.skipped(), headers);
		return new EngineResponse(this.view.self(), 200, headers, this.lines, this::close);
	}

	private void follow(NodeName node, EngineRequest request) {
		try (EngineResponse answer = this.view.cluster().execute(request.withNode(node))) {
			this.open.put(node, answer);
			if (answer.isError()) {
				this.refused.put(node,
						new NodeAnswer.Answered(node, answer.status(), answer.headers(), answer.readBody(ERROR_LIMIT)));
			}
			else if (!this.closed) {
				this.begun.complete(answer.headers().isEmpty() ? Map.of("Content-Type", List.of("application/json"))
						: answer.headers());
				read(node, answer.body());
			}
		}
		catch (EngineException ex) {
			this.refused.put(node, new NodeAnswer.Failed(node, ex));
		}
		catch (IOException ex) {
			this.refused.put(node, new NodeAnswer.Failed(node, EngineException.brokeOff(node, ex)));
		}
		catch (RuntimeException ex) {
			this.refused.put(node, new NodeAnswer.Failed(node,
					new EngineException(Situation.INTERNAL, node, "Asking " + node + " failed", ex)));
		}
		finally {
			this.open.remove(node);
		}
	}

	private void read(NodeName node, InputStream body) throws IOException {
		InputStream in = new BufferedInputStream(body);
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = in.read(); next >= 0; next = in.read()) {
			line.write(next);
			if (next == '\n' || line.size() > LONGEST_LINE) {
				put(node, line.toByteArray());
				line.reset();
			}
		}
		if (line.size() > 0) {
			line.write('\n');
			put(node, line.toByteArray());
		}
	}

	private void put(NodeName node, byte[] line) throws IOException {
		if (new String(line, StandardCharsets.ISO_8859_1).contains("\"errorDetail\"")) {
			this.errors.put(node, line);
		}
		else if (this.shown.test(node)) {
			this.lines.put(line);
		}
	}

	private void end(int all) {
		if (!this.begun.complete(Map.of())) {
			try {
				for (byte[] line : ProgressErrors.lines(this.errors, this.refused, all)) {
					this.lines.put(line);
				}
			}
			catch (IOException ex) {
				// the client left
			}
			this.lines.end();
		}
	}

	private void close() {
		this.closed = true;
		this.lines.close();
		this.open.values().forEach(EngineResponse::close);
	}

}
