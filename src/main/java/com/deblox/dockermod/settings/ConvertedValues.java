package com.deblox.dockermod.settings;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.convert.ConversionFailedException;

/**
 * Settings that Spring reads one by one, without the records and classes that the others
 * are bound to.
 */
final class ConvertedValues extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationPropertyValueException cause) {
		ConversionFailedException failed = findCause(rootFailure, ConversionFailedException.class);
		String allowed = (failed != null) ? SettingValue.allowed(failed.getTargetType().getType()) + " is allowed"
				: String.valueOf(cause.getReason());
		return new FailureAnalysis(
				cause.getName() + " is " + SettingValue.shown(cause.getName(), cause.getValue()) + ": " + allowed, null,
				cause);
	}

}
