package com.deblox.dockermod.audit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Reads what is written to the audit.
 */
public final class AuditLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final Logger logger = (Logger) LoggerFactory.getLogger("dockermod.audit");

	private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

	public AuditLog() {
		setContext(this.logger.getLoggerContext());
		start();
		this.logger.addAppender(this);
	}

	@Override
	protected void append(ILoggingEvent event) {
		event.prepareForDeferredProcessing();
		this.events.add(event);
	}

	public List<String> lines() {
		return this.events.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	/** The fields of the line that was written last. */
	public Map<String, Object> fields() {
		return this.events.getLast()
			.getKeyValuePairs()
			.stream()
			.collect(Collectors.toMap((pair) -> pair.key, (pair) -> pair.value));
	}

	/** The request ids that the lines carry. */
	public List<String> ids() {
		return this.events.stream()
			.map(ILoggingEvent::getMDCPropertyMap)
			.map((context) -> context.get("trace.id") + "-" + context.get("span.id"))
			.toList();
	}

	@Override
	public void close() {
		this.logger.detachAppender(this);
	}

}
