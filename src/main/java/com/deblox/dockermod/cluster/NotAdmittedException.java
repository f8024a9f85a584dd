package com.deblox.dockermod.cluster;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * The nodes of the cluster did not let this one in. The message is their sentence.
 */
final class NotAdmittedException extends RuntimeException {

	NotAdmittedException(String message, Throwable cause) {
		super(message, cause);
	}

	/**
	 * Shows it without a stack trace.
	 */
	static final class Analyzer extends AbstractFailureAnalyzer<NotAdmittedException> {

		@Override
		protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NotAdmittedException cause) {
			return new FailureAnalysis("This node was not let into the cluster: " + cause.getMessage(), null, cause);
		}

	}

}
