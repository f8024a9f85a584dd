package com.deblox.dockermod.docker;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Which address of a Docker host somebody means.
 */
class HostAddressTests {

	private static final List<HostAddress> HOST = List.of(new HostAddress("docker0", "172.17.0.1"),
			new HostAddress("br-0123456789ab", "10.1.0.1"), new HostAddress("lo", "127.0.0.1"),
			new HostAddress("eth0", "10.0.0.1"), new HostAddress("eth1", "192.168.1.10"),
			new HostAddress("eth1", "192.168.1.11"));

	@ParameterizedTest
	@CsvSource({ "eth0, 10.0.0.1", "10.0.0.1, 10.0.0.1", "10.0.0.0/24, 10.0.0.1", "10.0.0.0/8, 10.0.0.1",
			"192.168.1.11, 192.168.1.11", "192.168.1.11/32, 192.168.1.11", "lo, 127.0.0.1" })
	void anInterfaceAnAddressOrANetworkNamesOneAddress(String words, String address) {
		assertThat(HostAddress.named(words, HOST).address()).isEqualTo(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "eth7", "10.0.0.2", "10.9.0.0/24", "10.0.0.0/33", "300.0.0.0/8", "" })
	void whatThereIsNotIsRefusedWithWhatThereIs(String words) {
		assertThatIllegalArgumentException().isThrownBy(() -> HostAddress.named(words, HOST))
			.withMessage("'" + words + "' is no interface, address or network of this host: 10.0.0.1 (eth0), "
					+ "192.168.1.10 (eth1), 192.168.1.11 (eth1) is allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "docker0", "br-0123456789ab", "172.17.0.1", "172.16.0.0/12" })
	void aBridgeOfDockerIsRefused(String words) {
		assertThatIllegalArgumentException().isThrownBy(() -> HostAddress.named(words, HOST))
			.withMessageContaining("is a bridge of Docker")
			.withMessageContaining("10.0.0.1 (eth0)");
	}

	@Test
	void severalAreRefusedWithEach() {
		assertThatIllegalArgumentException().isThrownBy(() -> HostAddress.named("eth1", HOST))
			.withMessage("'eth1' is several addresses of this host: 192.168.1.10 (eth1), 192.168.1.11 (eth1); "
					+ "one of them is allowed");
	}

	@Test
	void thisHostHasLoopback() {
		assertThat(HostAddress.ofThisHost()).contains(new HostAddress("lo", "127.0.0.1"));
	}

}
