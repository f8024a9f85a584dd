package com.deblox.dockermod.audit;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

	@Bean
	ServedChanges servedChanges() {
		return new ServedChanges();
	}

	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> refusedChanges() {
		return (factory) -> factory.addEngineValves(new RefusedChanges());
	}

}
