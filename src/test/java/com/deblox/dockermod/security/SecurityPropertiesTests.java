package com.deblox.dockermod.security;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Each default, each binding, each refusal.
 */
class SecurityPropertiesTests {

	@Test
	void bindWhenNothingIsSetHasNothing() {
		SecurityProperties properties = bind(Map.of());
		assertThat(properties).isEqualTo(new SecurityProperties(null, null, null, null));
		assertThat(properties.asksForToken()).isFalse();
	}

	@Test
	void bindWhenValuesAreSetHasThem() {
		SecurityProperties properties = bind(
				Map.of("dockermod.security.secret", "the secret", "dockermod.security.token", "the token"));
		assertThat(properties).isEqualTo(new SecurityProperties("the secret", null, "the token", null));
		assertThat(properties.asksForToken()).isTrue();
		assertThat(properties.toString()).doesNotContain("the secret").doesNotContain("the token");
	}

	@Test
	void bindWhenFilesAreSetHasThem() {
		SecurityProperties properties = bind(
				Map.of("dockermod.security.secret-file", "/a/secret", "dockermod.security.token-file", "tokens"));
		assertThat(properties).isEqualTo(new SecurityProperties(null, Path.of("/a/secret"), null, Path.of("tokens")));
		assertThat(properties.asksForToken()).isTrue();
	}

	@Test
	void createWhenBothAreSetNamesBothAndShowsNoSecret() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new SecurityProperties("hidden", Path.of("/a"), null, null))
			.withMessage("dockermod.security.secret is set and dockermod.security.secret-file is /a: one of the two is "
					+ "allowed");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new SecurityProperties(null, null, "hidden", Path.of("/a")))
			.withMessage("dockermod.security.token is set and dockermod.security.token-file is /a: one of the two is "
					+ "allowed");
	}

	@Test
	void createWhenValueIsEmptyIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SecurityProperties(" ", null, null, null))
			.withMessageStartingWith("dockermod.security.secret is empty: ");
		assertThatIllegalArgumentException().isThrownBy(() -> new SecurityProperties(null, null, "", null))
			.withMessageStartingWith("dockermod.security.token is empty: ");
	}

	@Test
	void bindWhenTheMetricsTokenIsSetHasItAndDoesNotShowIt() {
		MetricsProperties value = bindMetrics(Map.of("dockermod.security.metrics-token", "the token"));
		assertThat(value).isEqualTo(new MetricsProperties("the token", null));
		assertThat(value.toString()).doesNotContain("the token");
		assertThat(bindMetrics(Map.of("dockermod.security.metrics-token-file", "/a/token")))
			.isEqualTo(new MetricsProperties(null, Path.of("/a/token")));
		assertThat(bindMetrics(Map.of())).isEqualTo(new MetricsProperties(null, null));
		assertThatIllegalArgumentException().isThrownBy(() -> new MetricsProperties("hidden", Path.of("/a")))
			.withMessage(
					"dockermod.security.metrics-token is set and dockermod.security.metrics-token-file is /a: one of "
							+ "the two is allowed");
	}

	private static MetricsProperties bindMetrics(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("dockermod.security",
				MetricsProperties.class);
	}

	private static SecurityProperties bind(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("dockermod.security",
				SecurityProperties.class);
	}

}
