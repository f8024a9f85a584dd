package com.deblox.dockermod.tracing;

import java.time.Duration;
import java.util.Map;

import com.deblox.dockermod.settings.Within;
import com.deblox.dockermod.settings.WrongSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go. The names are those of Spring Boot's own support, so that what is
 * known of other services holds here.
 *
 * @param opentelemetry how they are sent
 * @param tracing which are recorded
 */
@ConfigurationProperties("management")
record TracingProperties(@DefaultValue OpenTelemetry opentelemetry, @DefaultValue Tracing tracing) {

	private static final String EXPORT = "management.opentelemetry.tracing.export.";

	static final String ENDPOINT = EXPORT + "otlp.endpoint";

	private static final Duration LEAST = Duration.ofMillis(1);

	private static final Duration MOST = Duration.ofHours(1);

	Otlp otlp() {
		return this.opentelemetry.tracing().export().otlp();
	}

	Export export() {
		return this.opentelemetry.tracing().export();
	}

	double probability() {
		return this.tracing.sampling().probability();
	}

	/**
	 * Of OpenTelemetry.
	 *
	 * @param tracing its traces
	 */
	record OpenTelemetry(@DefaultValue Traces tracing) {
	}

	/**
	 * Of its traces.
	 *
	 * @param export how they are sent
	 */
	record Traces(@DefaultValue Export export) {
	}

	/**
	 * How traces are sent.
	 *
	 * @param scheduleDelay how long a step of a trace waits for others, to be sent
	 * together with them. 1ms to 1h
	 * @param maxQueueSize the most steps that wait to be sent; those beyond are dropped.
	 * 1 to 1000000
	 * @param maxBatchSize the most steps that are sent together. 1 to max-queue-size
	 * @param otlp where to
	 */
	record Export(@DefaultValue("5s") Duration scheduleDelay, @DefaultValue("2048") int maxQueueSize,
			@DefaultValue("512") int maxBatchSize, @DefaultValue Otlp otlp) {

		Export {
			Within.time(EXPORT + "schedule-delay", scheduleDelay, LEAST, MOST);
			Within.number(EXPORT + "max-queue-size", maxQueueSize, 1, 1_000_000);
			Within.number(EXPORT + "max-batch-size", maxBatchSize, 1, maxQueueSize);
		}

	}

	/**
	 * Where traces are sent to.
	 *
	 * @param endpoint the URL that takes traces by OTLP over HTTP, none unless set; as in
	 * {@code http://collector:4318/v1/traces}
	 * @param headers headers that are sent along, credentials mostly
	 * @param timeout how long one sending may take. 1ms to 1h
	 */
	record Otlp(@DefaultValue("") String endpoint, @DefaultValue Map<String, String> headers,
			@DefaultValue("10s") Duration timeout) {

		Otlp {
			if (!endpoint.matches("https?://[^/\\s@]+(/\\S*)?")) {
				throw new WrongSettingException(ENDPOINT + " is '" + endpoint
						+ "': an http or https URL is allowed, as in http://collector:4318/v1/traces");
			}
			Within.time(EXPORT + "otlp.timeout", timeout, LEAST, MOST);
			headers = Map.copyOf(headers);
		}

		/** Without the headers: they may hold secrets. */
		@Override
		public String toString() {
			return this.endpoint;
		}

	}

	/**
	 * Which traces are recorded.
	 *
	 * @param sampling how many
	 */
	record Tracing(@DefaultValue Sampling sampling) {
	}

	/**
	 * How many traces are recorded.
	 *
	 * @param probability the part of traces that is recorded, from 0 to 1; of those that
	 * a caller began, the caller decides
	 */
	record Sampling(@DefaultValue("1.0") double probability) {

		Sampling {
			if (!(probability >= 0 && probability <= 1)) {
				throw new WrongSettingException(
						"management.tracing.sampling.probability is " + probability + ": 0 to 1 is allowed");
			}
		}

	}

}
