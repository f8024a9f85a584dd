package com.deblox.dockermod.ownership;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The default, the binding, the refusal.
 */
class OwnershipPropertiesTests {

	@Test
	void bindWhenNothingIsSetHasDefault() {
		assertThat(bind(Map.of())).isEqualTo(new OwnershipProperties(Duration.ofSeconds(10)));
	}

	@Test
	void bindWhenValueIsSetHasIt() {
		assertThat(bind(Map.of("dockermod.tracking-interval", "100ms")))
			.isEqualTo(new OwnershipProperties(Duration.ofMillis(100)));
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, 0, 99 })
	void createWhenIntervalIsNotAllowedSaysWhatIs(long millis) {
		assertThatIllegalArgumentException().isThrownBy(() -> new OwnershipProperties(Duration.ofMillis(millis)))
			.withMessageStartingWith("dockermod.tracking-interval is ")
			.withMessageContaining("100ms to 1d is allowed");
	}

	private static OwnershipProperties bind(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("dockermod",
				OwnershipProperties.class);
	}

}
