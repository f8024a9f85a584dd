package com.deblox.dockermod.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Shows a wrong setting as the sentence that refused it, without a stack trace: ours, and
 * that of each package's properties.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SettingFailureAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {

	private static final String OURS = "com.deblox.dockermod.";

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalArgumentException cause) {
		if (cause instanceof WrongSettingException || isThrownByProperties(cause)) {
			return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
		}
		return null;
	}

	private static boolean isThrownByProperties(IllegalArgumentException cause) {
		for (StackTraceElement frame : cause.getStackTrace()) {
			if (!frame.getClassName().startsWith(OURS)) {
				return false;
			}
			if (frame.getMethodName().equals("<init>") && frame.getClassName().endsWith("Properties")) {
				return true;
			}
		}
		return false;
	}

}
