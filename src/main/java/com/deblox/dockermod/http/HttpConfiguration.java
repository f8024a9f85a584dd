package com.deblox.dockermod.http;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

	@Bean
	JsonErrorController jsonErrorController() {
		return new JsonErrorController();
	}

}
