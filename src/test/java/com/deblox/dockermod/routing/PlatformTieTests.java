package com.deblox.dockermod.routing;

import java.time.Instant;
import java.util.Map;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.NodeState;
import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That a container which asks for a platform goes to a node of that kind.
 */
@ExtendWith(SharedCluster.class)
class PlatformTieTests {

	private final RoutingCluster cluster;

	PlatformTieTests(RoutingCluster cluster) {
		this.cluster = cluster;
	}

	@ParameterizedTest
	@CsvSource({ "linux/amd64, x86_64", "linux/x86_64, x86_64", "amd64, x86_64", "linux, x86_64", "Linux/AMD64, x86_64",
			"linux/amd64/v1, x86_64", "linux/amd64/v3, x86_64", "linux/386, x86_64", "linux/i386, i686",
			"linux/arm64, aarch64", "linux/aarch64, aarch64", "linux/arm64/v8, aarch64", "linux/arm64/8, aarch64",
			"arm64, aarch64", "linux/arm/v7, armv7l", "linux/arm, armv7l", "linux/armhf, armv7l",
			"linux/arm/v6, armv7l", "linux/armel, armv6l", "linux/arm/v7, aarch64", "linux/s390x, s390x",
			"linux/ppc64le, ppc64le", "linux/riscv64, riscv64" })
	void nodeThatRunsThePlatformMayHaveIt(String platform, String machine) {
		assertThat(refusal(platform, "linux", machine)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "linux/arm64, x86_64, linux/amd64", "linux/amd64, aarch64, linux/arm64",
			"linux/arm/v7, armv6l, linux/arm/v6", "linux/arm64, armv7l, linux/arm/v7", "linux/amd64, i686, linux/386",
			"windows/amd64, x86_64, linux/amd64", "windows, x86_64, linux/amd64", "linux/386, aarch64, linux/arm64" })
	void nodeOfAnotherPlatformSaysWhichItHas(String platform, String machine, String own) {
		assertThat(refusal(platform, "linux", machine))
			.isEqualTo("the platform " + platform + " was asked for, and its own is " + own);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "linux/", "/amd64", "linux/arm/v7/more", "//" })
	void whatIsNoPlatformIsLeftToTheDaemon(String platform) {
		assertThat(refusal(platform, "linux", "x86_64")).isNull();
	}

	@Test
	void nodeWhoseEngineNeverAnsweredIsRefused() {
		Node node = new Node(RoutingCluster.A, NodeState.UP, Instant.EPOCH, true, false, "", Map.of(), null);
		ContainerOrder order = order("linux/arm64", null);
		assertThat(new PlatformTie().read(order).refuse(node, order)).contains("linux/arm64 is not known");
		assertThat(new PlatformTie().read(order(null, null)).refuse(node, order)).isNull();
	}

	@Test
	void theDaemonIsToldThePlatform() {
		try (ContainerCreator creator = this.cluster.creator()) {
			creator.create(order("linux/amd64", RoutingCluster.B));
		}
		assertThat(this.cluster.dockerB.asked()).containsExactly("POST /containers/create?platform=linux%2Famd64");
	}

	private static @Nullable String refusal(String platform, String os, String machine) {
		EngineInfo engine = new EngineInfo("id", "20.10", "1.41", "1.12", "host", 2, 1, "Debian", machine, "6",
				"overlay2", os, Map.of());
		Node node = new Node(RoutingCluster.A, NodeState.UP, Instant.EPOCH, true, false, "", Map.of(), engine);
		ContainerOrder order = order(platform, null);
		return new PlatformTie().read(order).refuse(node, order);
	}

	private static ContainerOrder order(@Nullable String platform, @Nullable NodeName node) {
		return new ContainerOrder(RoutingCluster.spec("alpine"), null, null, PullPolicy.NEVER, node, platform, null,
				Requests.ORIGIN);
	}

}
