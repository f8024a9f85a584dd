package com.deblox.dockermod.observation;

import io.micrometer.observation.ObservationRegistry;
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

}
