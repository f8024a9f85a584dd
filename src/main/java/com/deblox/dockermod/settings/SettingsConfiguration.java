package com.deblox.dockermod.settings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

	/** Static, so that no other bean is made for it. */
	@Bean
	static SettingsFirst settingsFirst() {
		return new SettingsFirst();
	}

}
