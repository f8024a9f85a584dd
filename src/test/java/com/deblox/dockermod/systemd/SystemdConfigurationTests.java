package com.deblox.dockermod.systemd;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What systemd says to a process that it starts.
 */
class SystemdConfigurationTests {

	@Test
	void aWatchdogForAnotherProcessIsNotThisOnes() {
		MockEnvironment environment = new MockEnvironment();
		assertThat(SystemdConfiguration.watchdog(environment, 12)).isZero();
		environment.setProperty(SystemdConfiguration.WATCHDOG, "30000000");
		assertThat(SystemdConfiguration.watchdog(environment, 12)).hasSeconds(30);
		environment.setProperty(SystemdConfiguration.WATCHED, "12");
		assertThat(SystemdConfiguration.watchdog(environment, 12)).hasSeconds(30);
		assertThat(SystemdConfiguration.watchdog(environment, 13)).isZero();
	}

}
