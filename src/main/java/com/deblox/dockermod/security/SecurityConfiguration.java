package com.deblox.dockermod.security;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What nodes need to trust each other.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ SecurityProperties.class, MetricsProperties.class })
class SecurityConfiguration {

	@Bean
	StartCheck startCheck(SecurityProperties properties, MetricsProperties metrics, Environment environment) {
		return new StartCheck(properties, metrics,
				Binder.get(environment).bindOrCreate("server", ServerProperties.class));
	}

	/** After the check: whoever joins or binds a port needs the secret first. */
	@Bean
	ClusterSecret clusterSecret(SecurityProperties properties, StartCheck checked) {
		return ClusterSecret.of(properties);
	}

	@Bean
	RequestSigner requestSigner(ClusterSecret secret) {
		return new RequestSigner(secret);
	}

	@Bean
	Rights rights() {
		return new Rights();
	}

}
