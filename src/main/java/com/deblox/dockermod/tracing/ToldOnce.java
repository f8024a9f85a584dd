package com.deblox.dockermod.tracing;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that traces cannot be sent, and once that they can be again. What it sends
 * through has words of its own for each try, and they are switched off.
 */
final class ToldOnce implements SpanExporter {

	private static final Logger logger = LoggerFactory.getLogger(ToldOnce.class);

	private final SpanExporter exporter;

	private final String endpoint;

	private final AtomicBoolean failing = new AtomicBoolean();

	ToldOnce(SpanExporter exporter, String endpoint) {
		this.exporter = exporter;
		this.endpoint = endpoint;
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		CompletableResultCode result = this.exporter.export(spans);
		return result.whenComplete(() -> tell(result));
	}

	private void tell(CompletableResultCode result) {
		if (result.isSuccess()) {
			if (this.failing.compareAndSet(true, false)) {
				logger.info("Traces are sent to {} again", this.endpoint);
			}
		}
		else if (this.failing.compareAndSet(false, true)) {
			logger.warn("Traces cannot be sent to {}: {}. Requests do not wait for it, and the traces are dropped",
					this.endpoint, why(result.getFailureThrowable()));
		}
	}

	/** Of an answer other than 200 only the exporter's own classes know more. */
	private static String why(@Nullable Throwable failure) {
		Throwable cause = (failure != null) ? failure.getCause() : null;
		return (cause != null) ? cause.toString() : "they are not taken there";
	}

	@Override
	public CompletableResultCode flush() {
		return this.exporter.flush();
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.exporter.shutdown();
	}

}
