package com.deblox.dockermod.journal;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What a log line says in the journal, which has its time, host and process itself. A
 * pattern that is set goes before.
 */
final class JournalPattern implements EnvironmentPostProcessor {

	static final String PROPERTY = "logging.pattern.console";

	static final String PATTERN = "%p ${logging.pattern.correlation:}%logger{39} : %m%n${logging.exception-conversion-word:%wEx}";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (Journal.isRead(environment.getProperty(Journal.STREAM))) {
			environment.getPropertySources().addLast(new MapPropertySource("journal", Map.of(PROPERTY, PATTERN)));
		}
	}

}
