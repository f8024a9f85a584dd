package com.deblox.dockermod.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.internal.cluster.impl.TcpIpJoiner;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where members are looked for.
 */
class MemberListTests {

	private final Map<String, List<String>> dns = new HashMap<>();

	private List<String> remembered = List.of();

	private Set<String> members = Set.of();

	private final Set<String> listening = new HashSet<>();

	@Test
	void aNameIsEachOfItsAddressesAndIsLookedUpAgain() {
		this.dns.put("nodes.example", List.of("10.0.0.1", "10.0.0.2", "fe80::1"));
		MemberList list = list(List.of(), "nodes.example:5801", "10.0.0.9");
		assertThat(list.getMembers()).containsExactly("10.0.0.1:5801", "10.0.0.2:5801", "10.0.0.9");
		this.dns.put("nodes.example", List.of("10.0.0.3"));
		assertThat(TcpIpJoiner.getConfigurationMembers(list)).containsExactlyInAnyOrder("10.0.0.3:5801", "10.0.0.9");
	}

	@Test
	void aNameThatNobodyKnowsYetIsPassedOver() {
		MemberList list = list(List.of(), "nodes.example", "10.0.0.9");
		assertThat(list.getMembers()).containsExactly("10.0.0.9");
		this.dns.put("nodes.example", List.of("10.0.0.1"));
		assertThat(list.getMembers()).containsExactly("10.0.0.1", "10.0.0.9");
	}

	@Test
	void theSettingsAddToTheFileAndTakeThePlaceOfLoopback() {
		assertThat(list(List.of("10.0.0.2"), "127.0.0.1").getMembers()).containsExactly("10.0.0.2");
		assertThat(list(List.of("10.0.0.2"), "10.0.0.1, 10.0.0.2").getMembers()).containsExactly("10.0.0.1",
				"10.0.0.2");
		assertThat(list(List.of(), "127.0.0.1").getMembers()).containsExactly("127.0.0.1");
	}

	@Test
	void rangesAndPatternsStayHazelcasts() {
		assertThat(list(List.of(), "10.0.0.1-5", "10.0.1.*:5702").getMembers()).containsExactly("10.0.0.1-5",
				"10.0.1.*:5702");
	}

	@Test
	void whoWasAMemberIsLookedForTooButNobodyWroteThat() {
		MemberList list = list(List.of("10.0.0.2"), "127.0.0.1");
		this.remembered = List.of("10.0.0.3:5701");
		assertThat(list.getMembers()).containsExactly("10.0.0.2", "10.0.0.3:5701");
		assertThat(MemberList.written(list)).containsExactly("10.0.0.2");
	}

	@Test
	void whereNobodyListensIsPassedOverOnceThisNodeIsAMember() {
		this.dns.put("nodes.example", List.of("10.0.0.1", "10.0.0.2"));
		this.remembered = List.of("10.0.0.3:5701", "10.0.0.4:5701");
		this.listening.add("10.0.0.2:5701");
		this.listening.add("10.0.0.5:5801");
		MemberList list = list(List.of(), "nodes.example", "10.0.0.5:5801", "10.0.0.6:5801", "10.0.1.1-9");
		assertThat(list.getMembers()).as("at the start").hasSize(7);
		this.members = Set.of("10.0.0.9:5701", "10.0.0.3:5701");
		assertThat(list.getMembers()).containsExactly("10.0.0.2", "10.0.0.5:5801", "10.0.1.1-9", "10.0.0.3:5701");
	}

	private MemberList list(List<String> more, String... written) {
		TcpIpConfig config = new TcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(2);
		List.of(written).forEach(config::addMember);
		return new MemberList(config, more, () -> this.remembered, this::lookUp, new Listening(() -> this.members, 5701,
				(address) -> this.listening.contains(address) ? "" : "refused")::among);
	}

	private InetAddress[] lookUp(String name) throws IOException {
		List<String> found = this.dns.get(name);
		if (found == null) {
			throw new UnknownHostException(name);
		}
		return found.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
	}

}
