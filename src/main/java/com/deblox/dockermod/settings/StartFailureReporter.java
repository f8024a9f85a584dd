package com.deblox.dockermod.settings;

import com.deblox.dockermod.journal.Journal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Says why a node did not start in one sentence on standard error, in place of Spring
 * Boot's page of text: it is the last line of a journal, and of a terminal. The logging
 * may be just what could not be set up, so it is not logged.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {

	private final @Nullable Environment environment;

	StartFailureReporter(@Nullable ConfigurableApplicationContext context) {
		this.environment = (context != null) ? context.getEnvironment() : null;
	}

	@Override
	public boolean reportException(Throwable failure) {
		StartFailure known = StartFailure.of(failure, this.environment);
		if (known == null) {
			return false;
		}
		System.err.println(Journal.error(known.sentence()));
		return true;
	}

}
