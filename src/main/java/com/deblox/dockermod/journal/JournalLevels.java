package com.deblox.dockermod.journal;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Has each line that goes to the journal begin with its level, whatever form the lines
 * have: Spring Boot's own, JSON, or that of a configuration file which names its appender
 * for the console as Spring Boot does.
 */
final class JournalLevels implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private static final String CONSOLE = "CONSOLE";

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		if (Journal.isRead(event.getEnvironment().getProperty(Journal.STREAM))
				&& LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			Appender<ILoggingEvent> console = context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(CONSOLE);
			if (console instanceof OutputStreamAppender<ILoggingEvent> lines) {
				lines.setEncoder(new LevelEncoder(lines.getEncoder()));
			}
		}
	}

	/** When the logs are set up. */
	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 1;
	}

}
