package com.deblox.dockermod.settings;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;

/**
 * Settings that cannot be read as what they should be, ours and Spring's.
 */
final class BoundValues extends AbstractFailureAnalyzer<BindException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		if (property == null) {
			Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
			return new FailureAnalysis(cause.getName() + " is not what is allowed: " + root.getMessage(), null, cause);
		}
		Class<?> type = cause.getTarget().getType().resolve(Object.class);
		return new FailureAnalysis(
				property.getName() + " is " + SettingValue.shown(property.getName().toString(), property.getValue())
						+ ": " + SettingValue.allowed(type) + " is allowed",
				null, cause);
	}

}
