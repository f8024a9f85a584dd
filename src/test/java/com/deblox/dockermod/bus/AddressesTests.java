package com.deblox.dockermod.bus;

import com.deblox.dockermod.actions.ActionAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Addresses}.
 */
class AddressesTests {

	private final Addresses addresses = new Addresses("deblox");

	@Test
	void theOriginalsAddressesAreThere() {
		assertThat(this.addresses.find("/deblox")).isEqualTo(new Destination.Actions(null));
		assertThat(this.addresses.find("/deblox.docker"))
			.isEqualTo(new Destination.Actions(ActionAddress.ofNewContainers("/deblox.docker")));
		assertThat(this.addresses.find("/deblox.docker.host.example"))
			.isEqualTo(new Destination.Actions(ActionAddress.ofNode("/deblox.docker.host.example", "host.example")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "f1e3db7261a9f477577c46ba4c033a46678aafabd8c866c1dad70255e35a9ead", "b276fbe", "web",
			"node1/web", "deblox-web", "deblox2", "nothing/here/at/all" })
	void anythingElseIsAContainer(String reference) {
		assertThat(this.addresses.find("/" + reference))
			.isEqualTo(new Destination.Container(ActionAddress.ofContainer("/" + reference, reference), reference));
	}

	@Test
	void theClustersNameCanBeAnother() {
		Addresses others = new Addresses("team.a");
		assertThat(others.find("/team.a")).isEqualTo(new Destination.Actions(null));
		assertThat(others.find("/team.a.events")).isEqualTo(new Destination.Events());
		assertThat(others.find("/deblox")).isInstanceOf(Destination.Container.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "deblox", "web", "/deblox.", "/deblox.docker.", "/deblox.dockers",
			"/deblox.event", "/user/queue/other", "/user/x/queue/replies" })
	void whatIsNoAddressIsTold(String text) {
		assertThat(this.addresses.find(text)).isEqualTo(new Destination.Nowhere());
		assertThat(this.addresses.nowhere(text)).hasMessage("There is no address " + text
				+ ": messages go to /deblox, /deblox.docker, /deblox.docker.<node> and /<container id>; what can be "
				+ "subscribed is /user/queue/replies, /deblox.events and /<container id>");
	}

}
