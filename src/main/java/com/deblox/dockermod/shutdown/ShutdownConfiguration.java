package com.deblox.dockermod.shutdown;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
class ShutdownConfiguration {

	@Bean
	GracefulStop gracefulStop(ObjectProvider<StopStep> steps) {
		return new GracefulStop(steps.orderedStream().toList(), StopTimes.USUAL);
	}

}
