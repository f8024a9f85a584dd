package com.deblox.dockermod.routing;

import java.time.Duration;
import java.util.Map;

import com.deblox.dockermod.engine.Deadline;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Each default, each binding, each refusal; and the times that follow from them.
 */
class RoutingPropertiesTests {

	private static final Duration QUICK = Duration.ofSeconds(100);

	private static final Duration CREATE = Duration.ofSeconds(1000);

	private final OperationDeadlines deadlines = new OperationDeadlines(new RoutingProperties(QUICK, CREATE, 1));

	@Test
	void bindWhenNothingIsSetHasDefaults() {
		assertThat(bind(Map.of()))
			.isEqualTo(new RoutingProperties(Duration.ofMillis(2500), Duration.ofSeconds(15), 1000));
	}

	@Test
	void bindWhenValuesAreSetHasThem() {
		assertThat(bind(Map.of("dockermod.task-timeout", "1s", "dockermod.new-container-timeout", "2m",
				"dockermod.max-instances", "5")))
			.isEqualTo(new RoutingProperties(Duration.ofSeconds(1), Duration.ofMinutes(2), 5));
	}

	@Test
	void createWhenValueIsNotAllowedSaysWhatIs() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RoutingProperties(Duration.ZERO, CREATE, 1))
			.withMessageContaining("dockermod.task-timeout is 0ms");
		assertThatIllegalArgumentException().isThrownBy(() -> new RoutingProperties(QUICK, Duration.ofSeconds(-1), 1))
			.withMessageContaining("dockermod.new-container-timeout is -1s");
		assertThatIllegalArgumentException().isThrownBy(() -> new RoutingProperties(QUICK, CREATE, 0))
			.withMessage("dockermod.max-instances is 0: 1 to 100000 is allowed");
		assertThatIllegalArgumentException().isThrownBy(() -> new RoutingProperties(QUICK, CREATE, 100_001));
	}

	@Test
	void operationsOwnTimeIsAddedToTheClustersPart() {
		assertTime(this.deadlines.quick(), QUICK);
		assertTime(this.deadlines.quickAnd(Duration.ofSeconds(500)), Duration.ofSeconds(600));
		assertTime(this.deadlines.create(), QUICK.plus(CREATE));
	}

	@Test
	void pullLastsWhileItMakesProgressAndWaitWhileTheCallerStays() {
		assertThat(this.deadlines.pull().silence()).isEqualTo(Duration.ofSeconds(60));
		assertThat(this.deadlines.pull().left()).isGreaterThan(Duration.ofHours(20));
		assertThat(this.deadlines.waiting().silence()).isNull();
		assertThat(this.deadlines.waiting().left()).isGreaterThan(Duration.ofHours(20));
	}

	private static void assertTime(Deadline deadline, Duration time) {
		assertThat(deadline.silence()).isNull();
		assertThat(deadline.left()).isBetween(time.minusSeconds(60), time);
	}

	private static RoutingProperties bind(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("dockermod",
				RoutingProperties.class);
	}

}
