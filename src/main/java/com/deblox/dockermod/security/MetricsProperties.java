package com.deblox.dockermod.security;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may read the metrics, beside those who may do everything.
 *
 * @param metricsToken a token that opens the metrics ({@code /actuator/prometheus}) and
 * nothing else; no caller's
 * @param metricsTokenFile a file that holds such tokens, one a line, in place of
 * metrics-token; it is read again when it changes
 */
@ConfigurationProperties("dockermod.security")
record MetricsProperties(@Nullable String metricsToken, @Nullable Path metricsTokenFile) {

	static final String TOKEN = "dockermod.security.metrics-token";

	static final String TOKEN_FILE = "dockermod.security.metrics-token-file";

	MetricsProperties {
		SecurityProperties.requireOne(TOKEN, metricsToken, TOKEN_FILE, metricsTokenFile);
	}

	/** Never shows what is secret. */
	@Override
	public String toString() {
		return "MetricsProperties[metricsToken=" + ((this.metricsToken != null) ? "(set)" : "(not set)")
				+ ", metricsTokenFile=" + this.metricsTokenFile + "]";
	}

}
