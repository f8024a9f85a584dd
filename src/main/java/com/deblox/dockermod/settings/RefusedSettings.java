package com.deblox.dockermod.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * What our own code refuses: its sentence stands for itself.
 */
final class RefusedSettings extends AbstractFailureAnalyzer<WrongSettingException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, WrongSettingException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
	}

}
