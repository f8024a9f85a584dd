package com.deblox.dockermod.tracing;

import com.deblox.dockermod.engine.EngineTracing;
import com.deblox.dockermod.engine.NodeName;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package, none unless it is said where traces go: then no class of
 * OpenTelemetry is loaded.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(TracingProperties.ENDPOINT)
@EnableConfigurationProperties(TracingProperties.class)
class TracingConfiguration {

	@Bean
	Steps steps(NodeName self, TracingProperties properties, ObjectProvider<BuildProperties> build) {
		BuildProperties built = build.getIfAvailable();
		Resource resource = Resource.create(Attributes.builder()
			.put("service.name", "dockermod")
			.put("service.version", (built != null) ? String.valueOf(built.getVersion()) : "unknown")
			.put("service.instance.id", self.value())
			.put("host.name", self.value())
			.build());
		return new Steps(resource, properties.probability(), processor(properties));
	}

	/** Bounded: what does not fit is dropped, and nobody waits. */
	private static SpanProcessor processor(TracingProperties properties) {
		TracingProperties.Otlp otlp = properties.otlp();
		OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
			.setEndpoint(otlp.endpoint())
			.setTimeout(otlp.timeout());
		otlp.headers().forEach(exporter::addHeader);
		return BatchSpanProcessor.builder(new ToldOnce(exporter.build(), otlp.endpoint()))
			.setScheduleDelay(properties.export().scheduleDelay())
			.setMaxQueueSize(properties.export().maxQueueSize())
			.setMaxExportBatchSize(properties.export().maxBatchSize())
			.setExporterTimeout(otlp.timeout())
			.build();
	}

	@Bean
	EngineTracing engineTracing(Steps steps) {
		return (role, node, engine) -> new TracedEngine(role, node, engine, steps);
	}

	@Bean
	ServedRequests servedRequests(Steps steps) {
		return new ServedRequests(steps);
	}

}
