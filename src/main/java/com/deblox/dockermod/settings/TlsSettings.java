package com.deblox.dockermod.settings;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.core.NestedExceptionUtils;

/**
 * Key stores and certificates that callers cannot be served with.
 */
final class TlsSettings implements FailureAnalyzer {

	private static final List<String> SPRINGS = List.of("org.springframework.boot.ssl.",
			"org.springframework.boot.web.server.Ssl", "org.springframework.boot.tomcat.Ssl",
			"org.springframework.boot.autoconfigure.ssl.", "org.springframework.boot.web.server.WebServerSsl");

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof NoSuchSslBundleException missing) {
				return new FailureAnalysis("server.ssl.bundle is " + missing.getBundleName()
						+ ": a bundle that is set under spring.ssl.bundle.* is allowed", null, cause);
			}
			if (isThrownByTls(cause)) {
				Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
				String why = (cause.getCause() == null) ? "" : " (" + root.getMessage() + ")";
				return new FailureAnalysis(
						"server.ssl.* or spring.ssl.bundle.* cannot be used, " + cause.getMessage() + why
								+ ": keys and certificates that can be read, with their passwords, are allowed",
						null, cause);
			}
		}
		return null;
	}

	private static boolean isThrownByTls(Throwable cause) {
		StackTraceElement[] trace = cause.getStackTrace();
		return trace.length > 0 && SPRINGS.stream().anyMatch(trace[0].getClassName()::startsWith);
	}

}
