package com.deblox.dockermod.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.NodeState;
import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.engine.ApiVersion;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which versions of the API the cluster speaks.
 */
class VersionsTests {

	private final Versions versions = new Versions(() -> List.of(node("a", NodeState.UP, "1.49"),
			node("b", NodeState.ENGINE_DOWN, "1.41"), node("c", NodeState.LOST, "1.24")));

	@Test
	void offeredIsTheLowestOfTheNewestOfThoseThatAreThere() {
		assertThat(this.versions.offered()).isEqualTo(new ApiVersion(1, 41));
	}

	@Test
	void checkWhenNoneIsAskedForIsTheOfferedOne() {
		assertThat(this.versions.check(null)).isEqualTo(new ApiVersion(1, 41));
		assertThat(this.versions.check(new ApiVersion(1, 30))).isEqualTo(new ApiVersion(1, 30));
	}

	@Test
	void checkWhenTooNewHasTheDaemonsSentence() {
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> this.versions.check(new ApiVersion(1, 42)))
			.withMessage("client version 1.42 is too new. Maximum supported API version is 1.41");
	}

	@Test
	void checkWhenTooOldRefuses() {
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> this.versions.check(new ApiVersion(1, 11)))
			.withMessageStartingWith("client version 1.11 is too old");
	}

	private static Node node(String name, NodeState state, String newest) {
		return new Node(new NodeName(name), state, Instant.EPOCH, true, false, "10.0.0.1:8080", Map.of(),
				new EngineInfo(name, "28", newest, "1.12", name, 1, 1, "", "", "", "", "", Map.of()));
	}

}
