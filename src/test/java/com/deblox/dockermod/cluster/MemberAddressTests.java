package com.deblox.dockermod.cluster;

import java.util.List;
import java.util.Objects;

import com.deblox.dockermod.docker.HostAddress;
import com.deblox.dockermod.settings.StartFailure;
import com.deblox.dockermod.settings.WrongSettingException;
import com.hazelcast.config.InterfacesConfig;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * At which address others meet a Docker host's member.
 */
class MemberAddressTests {

	private static final HostAddress DOCKER = new HostAddress("docker0", "172.17.0.1");

	private static final HostAddress USERS = new HostAddress("br-0123456789ab", "10.0.0.129");

	private static final HostAddress LOOPBACK = new HostAddress("lo", "127.0.0.1");

	private static final HostAddress ETH0 = new HostAddress("eth0", "10.0.0.1");

	private static final HostAddress ETH1 = new HostAddress("eth1", "192.168.1.10");

	@Test
	void theOnlyAddressIsTakenThoughDockersComeFirst() {
		assertThat(choose(null, List.of(), List.of("10.0.0.2"), DOCKER, USERS, LOOPBACK, ETH0)).isEqualTo(ETH0);
	}

	@Test
	void aPatternThatDockersBridgesMatchTooMeansTheOther() {
		assertThat(choose(null, List.of("10.0.0.*", "172.17.*.*"), List.of(), DOCKER, USERS, LOOPBACK, ETH0, ETH1))
			.isEqualTo(ETH0);
	}

	@Test
	void aPatternThatOnlyABridgeMatchesStopsTheStart() {
		assertRefused(
				"hazelcast.yaml's interfaces say [172.17.*.*], and this host has no such address that is not "
						+ "Docker's own: dockermod.members.interface says which, of 10.0.0.1 (eth0)",
				null, List.of("172.17.*.*"), DOCKER, LOOPBACK, ETH0);
	}

	@Test
	void severalAddressesStopTheStartAndAreListed() {
		assertRefused(
				"dockermod.members.interface is not set, and this host has several such addresses: "
						+ "dockermod.members.interface says which, of 10.0.0.1 (eth0), 192.168.1.10 (eth1)",
				null, List.of(), DOCKER, LOOPBACK, ETH0, ETH1);
		assertRefused("several such addresses", null, List.of("*.*.*.*"), DOCKER, ETH0, ETH1);
	}

	@Test
	void theAddressThatStandsInTheMemberListIsTaken() {
		assertThat(choose(null, List.of(), List.of("10.0.0.1:5701", "10.0.0.2:5701"), DOCKER, LOOPBACK, ETH0, ETH1))
			.isEqualTo(ETH0);
		assertThat(choose(null, List.of(), List.of("127.0.0.1"), DOCKER, LOOPBACK, ETH0, ETH1)).isEqualTo(LOOPBACK);
		assertThat(choose(null, List.of(), List.of("127.0.0.1", "192.168.1.10"), LOOPBACK, ETH0, ETH1)).isEqualTo(ETH1);
	}

	@Test
	void theSettingIsBeforeAllElse() {
		assertThat(choose("eth1", List.of("10.0.0.*"), List.of("10.0.0.1"), DOCKER, LOOPBACK, ETH0, ETH1))
			.isEqualTo(ETH1);
		assertRefused("dockermod.members.interface is wrong: 'docker0' is a bridge of Docker", "docker0", List.of(),
				DOCKER, LOOPBACK, ETH0);
	}

	@Test
	void anAddressThatIsNotThereYetIsWorthAnotherTry() {
		assertThat(statusOf(() -> choose("eth1", List.of(), List.of(), DOCKER, LOOPBACK, ETH0))).isEqualTo(1);
		assertThat(statusOf(() -> choose(null, List.of("10.0.0.*"), List.of(), DOCKER, LOOPBACK))).isEqualTo(1);
		assertThat(statusOf(() -> choose("docker0", List.of(), List.of(), DOCKER, LOOPBACK, ETH0))).isEqualTo(78);
		assertThat(statusOf(() -> choose(null, List.of(), List.of(), LOOPBACK, ETH0, ETH1))).isEqualTo(78);
	}

	@Test
	void aHostWithoutNetworkYetDoesNotStartAloneButTriesAgain() {
		assertThat(statusOf(() -> choose(null, List.of(), List.of("10.0.0.2"), DOCKER, LOOPBACK))).isEqualTo(1);
		assertRefused("127.0.0.1 for dockermod.members.interface", null, List.of(), DOCKER, LOOPBACK);
		assertThat(choose("127.0.0.1", List.of(), List.of(), DOCKER, LOOPBACK)).isEqualTo(LOOPBACK);
	}

	private static HostAddress choose(@Nullable String named, List<String> written, List<String> members,
			HostAddress... host) {
		InterfacesConfig interfaces = new InterfacesConfig().setEnabled(!written.isEmpty()).setInterfaces(written);
		return MemberAddress.choose(named, interfaces, members, List.of(host)).address();
	}

	private static int statusOf(ThrowingCallable choice) {
		return Objects.requireNonNull(StartFailure.of(catchThrowable(choice), null)).status();
	}

	private static void assertRefused(String sentence, @Nullable String named, List<String> written,
			HostAddress... host) {
		assertThatExceptionOfType(WrongSettingException.class).isThrownBy(() -> choose(named, written, List.of(), host))
			.withMessageContaining(sentence);
	}

}
