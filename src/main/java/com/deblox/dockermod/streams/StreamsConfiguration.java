package com.deblox.dockermod.streams;

import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
class StreamsConfiguration {

	@Bean
	OpenRelays openRelays() {
		return new OpenRelays();
	}

	@Bean
	ServletContextInitializer relaysInContext(OpenRelays relays) {
		return relays::in;
	}

}
