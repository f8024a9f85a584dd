package com.deblox.dockermod.observation;

import com.deblox.dockermod.engine.NodeName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
class ObservationConfiguration {

	@Bean
	Observations observations(ObservationRegistry registry) {
		return new Observations(registry);
	}

	@Bean
	RequestMeters requestMeters(MeterRegistry registry) {
		return new RequestMeters(registry);
	}

	/** What libraries would measure is not promised to anybody, and costs each scrape. */
	@Bean
	MeterFilter oursOnly() {
		return MeterFilter.denyUnless((id) -> id.getName().startsWith("dockermod."));
	}

	@Bean
	ProcessMeters processMeters() {
		return new ProcessMeters();
	}

	@Bean
	BuildIdentity buildIdentity(NodeName self, ObjectProvider<BuildProperties> build,
			ObjectProvider<GitProperties> git) {
		return new BuildIdentity(self, build.getIfAvailable(), git.getIfAvailable());
	}

}
