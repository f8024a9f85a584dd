package com.deblox.dockermod.tracing;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.TraceParent;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import org.jspecify.annotations.Nullable;

/**
 * Makes the steps of traces. That of a request has the request's own id; so a call that
 * is made for it knows its parent without being told, and nothing hangs on threads. On
 * the way to a peer the parent travels as the header {@code traceparent}. Threads may
 * share it.
 */
final class Steps implements AutoCloseable {

	private static final long CLOSING_SECONDS = 2;

	private final SdkTracerProvider provider;

	private final Tracer tracer;

	private final Sampler share;

	private final OwnIds ids = new OwnIds();

	/**
	 * Make it.
	 * @param resource what is said of this node
	 * @param probability the part of all traces that is recorded
	 * @param processor takes what was recorded
	 */
	Steps(Resource resource, double probability, SpanProcessor processor) {
		this.share = Sampler.traceIdRatioBased(probability);
		this.provider = SdkTracerProvider.builder()
			.setResource(resource)
			.setSampler(Sampler.parentBased(this.share))
			.setIdGenerator(this.ids)
			.addSpanProcessor(processor)
			.build();
		this.tracer = this.provider.get("com.deblox.dockermod");
	}

	/**
	 * The step of a request itself, below its caller's, if he named one.
	 * @param id the request's id
	 * @param name what it is called
	 * @param when when it began
	 * @return the step, begun
	 */
	Span ofRequest(RequestId id, String name, Instant when) {
		TraceParent parent = id.parent();
		Context above = (parent != null) ? context(parent) : Context.root();
		SpanBuilder step = this.tracer.spanBuilder(name)
			.setSpanKind(SpanKind.SERVER)
			.setParent(above)
			.setStartTimestamp(when);
		return this.ids.with(id, step::startSpan);
	}

	/**
	 * The step of a call that is made for a request.
	 * @param request what is asked, with its parent
	 * @param name what it is called
	 * @param kind on which side of the call this node is
	 * @return the step, begun
	 */
	Span ofCall(EngineRequest request, String name, SpanKind kind) {
		return this.tracer.spanBuilder(name).setSpanKind(kind).setParent(context(parent(request))).startSpan();
	}

	/**
	 * What it says is what the node before has sealed; a caller's own never comes so far.
	 */
	private TraceParent parent(EngineRequest request) {
		List<String> headers = request.headers().get(TraceParent.HEADER);
		TraceParent named = (headers != null) ? TraceParent.parse(headers.getFirst()) : null;
		if (named != null) {
			return named;
		}
		RequestId id = request.id();
		TraceParent caller = id.parent();
		return new TraceParent(id.traceId(), id.spanId(), (caller != null) ? caller.sampled() : isShared(id.traceId()));
	}

	/** The same for each node, since it goes by the id. */
	private boolean isShared(String traceId) {
		return this.share.shouldSample(Context.root(), traceId, "", SpanKind.SERVER, Attributes.empty(), List.of())
			.getDecision() == SamplingDecision.RECORD_AND_SAMPLE;
	}

	private static Context context(TraceParent parent) {
		return Context.root()
			.with(Span.wrap(SpanContext.createFromRemoteParent(parent.traceId(), parent.spanId(),
					parent.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(), TraceState.getDefault())));
	}

	/**
	 * What the next node, or the daemon, is told of a step.
	 * @param step the step
	 * @return the header's value
	 */
	static String header(Span step) {
		SpanContext context = step.getSpanContext();
		return new TraceParent(context.getTraceId(), context.getSpanId(), context.isSampled()).toString();
	}

	/** What waits is sent, if that is quick. */
	@Override
	public void close() {
		this.provider.shutdown().join(CLOSING_SECONDS, TimeUnit.SECONDS);
	}

	/**
	 * Random ids, but for the steps whose ids are there already.
	 */
	private static final class OwnIds implements IdGenerator {

		private final IdGenerator random = IdGenerator.random();

		private static final ThreadLocal<@Nullable RequestId> own = new ThreadLocal<>();

		<T> T with(RequestId id, Supplier<T> action) {
			own.set(id);
			try {
				return action.get();
			}
			finally {
				own.remove();
			}
		}

		@Override
		public String generateSpanId() {
			RequestId id = own.get();
			return (id != null) ? id.spanId() : this.random.generateSpanId();
		}

		@Override
		public String generateTraceId() {
			RequestId id = own.get();
			return (id != null) ? id.traceId() : this.random.generateTraceId();
		}

	}

}
