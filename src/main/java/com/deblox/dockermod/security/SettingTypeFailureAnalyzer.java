package com.deblox.dockermod.security;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Shows a setting that cannot be read as what it should be in one sentence, in the form
 * of those that our own code refuses.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SettingTypeFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		if (property == null) {
			return null;
		}
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(cause.getTarget().getType().resolve(Object.class));
		return new FailureAnalysis(
				property.getName() + " is " + property.getValue() + ": " + allowed(type) + " is allowed", null, cause);
	}

	private static String allowed(Class<?> type) {
		if (type == Duration.class) {
			return "a time, as in 10s or 2500ms,";
		}
		if (type == DataSize.class) {
			return "a size, as in 1MB,";
		}
		if (type == Integer.class || type == Long.class) {
			return "a whole number";
		}
		if (type == Boolean.class) {
			return "true or false";
		}
		if (type == InetAddress.class) {
			return "an address of this host";
		}
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants())
				.map((constant) -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
				.collect(Collectors.joining(" or "));
		}
		return "a value of type " + type.getSimpleName();
	}

}
