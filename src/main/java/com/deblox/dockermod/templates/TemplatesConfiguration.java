package com.deblox.dockermod.templates;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TemplateProperties.class)
class TemplatesConfiguration {

	@Bean
	Templates templates(TemplateProperties properties) {
		return new Templates(properties.templates());
	}

}
