package com.deblox.dockermod.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What a rogue member, or somebody who listens, would send.
 */
class RequestSignerTests {

	private static final String SECRET = "a secret of the cluster";

	private static final long NOW = 1_800_000_000_000L;

	private static final NodeName NODE1 = new NodeName("node1");

	private static final NodeName NODE2 = new NodeName("node2");

	private static final RequestId ID = new RequestId("0123456789abcdef0123456789abcdef");

	private static final TimeLeft TIME = new TimeLeft(2500, -1);

	private final AtomicLong uptime = new AtomicLong(3_600_000);

	private final RequestSigner sender = new RequestSigner(new ClusterSecret(SECRET));

	private final RequestSigner receiver = receiver(1000);

	@Test
	void verifyWhenUntouchedPasses() {
		Seal seal = this.sender.seal(NODE2, request(), TIME, NOW);
		assertThatNoException().isThrownBy(() -> this.receiver.verify(NODE2, request(), TIME, seal, NOW + 1));
		assertThat(seal.nonce()).hasSize(16);
		assertThat(seal.signature()).hasSize(32);
	}

	@Test
	void verifyWhenThereIsNoBodyPasses() {
		EngineRequest request = EngineRequest.of("GET", DockerPath.parse("/containers/json?all=1"),
				new Origin(Caller.NODE, ID), Deadline.whileWanted());
		Seal seal = this.sender.seal(NODE2, request, TIME, NOW);
		assertThatNoException().isThrownBy(() -> this.receiver.verify(NODE2, request.withNode(NODE2), TIME, seal, NOW));
	}

	static Stream<EngineRequest> tampered() {
		EngineRequest good = request();
		return Stream.of(request("DELETE", good.origin()), request("post", good.origin()),
				request("POST", new Origin(Caller.NODE, ID)),
				request("POST", new Origin(Caller.TOKEN, new RequestId("1123456789abcdef0123456789abcdef"))),
				good.withPath(DockerPath.parse("/containers/b/start?t=1")),
				good.withPath(DockerPath.parse("/containers/a/start?t=2")),
				good.withPath(DockerPath.parse("/containers/a/start")),
				good.withPath(DockerPath.parse("/containers/a/start?t=1&t=1")),
				good.withHeader(EngineRequest.REGISTRY_AUTH, "other"), plain(good).withBody(bytes("{\"a\":1}")),
				plain(good).withBody(bytes("{\"a\":1}")).withHeader("Content-Type", "application/json"),
				good.withHeader(EngineRequest.REGISTRY_AUTH, "application/json").withHeader("Content-Type", "auth"),
				good.withHeader("X", ""), good.withBody(bytes("{\"a\":2}")), good.withBody(bytes("{\"a\":1} ")),
				good.withBody(new byte[0]), plain(good).withHeader(EngineRequest.REGISTRY_AUTH, "auth")
					.withHeader("Content-Type", "application/json"));
	}

	@ParameterizedTest
	@MethodSource("tampered")
	void verifyWhenRequestIsTamperedIsForbidden(EngineRequest tampered) {
		Seal seal = this.sender.seal(NODE2, request(), TIME, NOW);
		assertForbidden(() -> this.receiver.verify(NODE2, tampered, TIME, seal, NOW), "signature does not fit");
		assertThatNoException().isThrownBy(() -> this.receiver.verify(NODE2, request(), TIME, seal, NOW));
	}

	@Test
	void verifyWhenValuesOfAHeaderAreExchangedIsForbidden() {
		EngineRequest sealed = request().withHeader("A", "1", "2");
		Seal seal = this.sender.seal(NODE2, sealed, TIME, NOW);
		EngineRequest exchanged = request().withHeader("A", "2", "1");
		assertForbidden(() -> this.receiver.verify(NODE2, exchanged, TIME, seal, NOW), "does not fit");
		assertThatNoException().isThrownBy(() -> this.receiver.verify(NODE2, sealed, TIME, seal, NOW));
	}

	@Test
	void verifyWhenPartsAreShiftedAgainstEachOtherIsForbidden() {
		EngineRequest sealed = request().withHeader("ab", "c").withHeader("d", "").withBody(bytes("ef"));
		EngineRequest shifted = request().withHeader("a", "bc").withHeader("d", "e").withBody(bytes("f"));
		Seal seal = this.sender.seal(NODE2, sealed, TIME, NOW);
		assertForbidden(() -> this.receiver.verify(NODE2, shifted, TIME, seal, NOW), "does not fit");
	}

	@Test
	void verifyWhenBodyIsEmptyInPlaceOfAbsentIsForbidden() {
		EngineRequest absent = EngineRequest.of("GET", DockerPath.of("info"), request().origin(),
				Deadline.whileWanted());
		Seal seal = this.sender.seal(NODE2, absent, TIME, NOW);
		assertForbidden(() -> this.receiver.verify(NODE2, absent.withBody(new byte[0]), TIME, seal, NOW),
				"does not fit");
	}

	@Test
	void verifyWhenTimeIsTamperedIsForbidden() {
		Seal seal = this.sender.seal(NODE2, request(), TIME, NOW);
		assertForbidden(() -> this.receiver.verify(NODE2, request(), new TimeLeft(2501, -1), seal, NOW), "fit");
		assertForbidden(() -> this.receiver.verify(NODE2, request(), new TimeLeft(2500, 0), seal, NOW), "fit");
		assertForbidden(() -> this.receiver.verify(NODE2, request(), new TimeLeft(-1, 2500), seal, NOW), "fit");
	}

	@Test
	void verifyWhenSealedForAnotherNodeIsForbidden() {
		Seal seal = this.sender.seal(NODE1, request(), TIME, NOW);
		assertForbidden(() -> this.receiver.verify(NODE2, request().withNode(NODE2), TIME, seal, NOW), "fit");
	}

	@Test
	void verifyWhenSealIsTamperedIsForbidden() {
		Seal seal = this.sender.seal(NODE2, request(), TIME, NOW);
		byte[] nonce = seal.nonce().clone();
		nonce[15] ^= 1;
		byte[] signature = seal.signature().clone();
		signature[31] ^= 1;
		byte[] truncated = Arrays.copyOf(seal.signature(), 16);
		for (Seal bad : new Seal[] { new Seal(NOW + 1, seal.nonce(), seal.signature()),
				new Seal(NOW, nonce, seal.signature()), new Seal(NOW, Arrays.copyOf(nonce, 8), seal.signature()),
				new Seal(NOW, new byte[0], seal.signature()), new Seal(NOW, seal.nonce(), signature),
				new Seal(NOW, seal.nonce(), truncated), new Seal(NOW, seal.nonce(), new byte[0]) }) {
			assertForbidden(() -> this.receiver.verify(NODE2, request(), TIME, bad, NOW), "fit");
		}
		assertThatNoException().isThrownBy(() -> this.receiver.verify(NODE2, request(), TIME, seal, NOW));
	}

	@ParameterizedTest
	@ValueSource(longs = { 30_001, -30_001, 3_000_000, NOW })
	void verifyWhenSealedTooFarFromNowIsForbidden(long age) {
		Seal seal = this.sender.seal(NODE2, request(), TIME, NOW - age);
		assertForbidden(() -> this.receiver.verify(NODE2, request(), TIME, seal, NOW), "more than 30 s away");
	}

	@ParameterizedTest
	@ValueSource(longs = { Long.MIN_VALUE, Long.MAX_VALUE, -1, 0 })
	void verifyWhenTimeIsAbsurdIsForbidden(long issuedAt) {
		Seal seal = this.sender.seal(NODE2, request(), TIME, issuedAt);
		assertForbidden(() -> this.receiver.verify(NODE2, request(), TIME, seal, NOW), "more than 30 s away");
	}

	@ParameterizedTest
	@ValueSource(longs = { 30_000, -30_000, 0 })
	void verifyWhenSealedWithinWindowPassesOnce(long age) {
		Seal seal = this.sender.seal(NODE2, request(), TIME, NOW - age);
		assertThatNoException().isThrownBy(() -> this.receiver.verify(NODE2, request(), TIME, seal, NOW));
		assertForbidden(() -> this.receiver.verify(NODE2, request(), TIME, seal, NOW), "came before");
	}

	@Test
	void verifyWhenReplayedAtAnyTimeIsForbidden() {
		Seal seal = this.sender.seal(NODE2, request(), TIME, NOW + 30_000);
		this.receiver.verify(NODE2, request(), TIME, seal, NOW);
		for (int elapsed = 0; elapsed <= 120_000; elapsed += 500) {
			long now = NOW + elapsed;
			assertForbidden(() -> this.receiver.verify(NODE2, request(), TIME, seal, now), "");
			this.uptime.addAndGet(500);
		}
	}

	@Test
	void verifyWhenClusterClockIsSetBackStillKnowsReplay() {
		Seal seal = this.sender.seal(NODE2, request(), TIME, NOW);
		this.receiver.verify(NODE2, request(), TIME, seal, NOW);
		Seal later = this.sender.seal(NODE2, request(), TIME, NOW + 500_000);
		this.receiver.verify(NODE2, request(), TIME, later, NOW + 500_000);
		assertForbidden(() -> this.receiver.verify(NODE2, request(), TIME, seal, NOW), "came before");
	}

	@Test
	void verifyWhenSealedBeforeThisNodeStartedIsForbidden() {
		Seal seal = this.sender.seal(NODE2, request(), TIME, NOW - 5001);
		this.uptime.set(5000);
		assertForbidden(() -> receiver(1000).verify(NODE2, request(), TIME, seal, NOW), "before this node started");
	}

	@Test
	void verifyWhenSecretIsAnotherIsForbidden() {
		for (ClusterSecret other : new ClusterSecret[] { new ClusterSecret(null), new ClusterSecret(SECRET + "."),
				new ClusterSecret(SECRET.toUpperCase(java.util.Locale.ROOT)) }) {
			Seal seal = new RequestSigner(other).seal(NODE2, request(), TIME, NOW);
			assertForbidden(() -> this.receiver.verify(NODE2, request(), TIME, seal, NOW), "different secrets");
		}
	}

	@Test
	void verifyWhenNobodyHasSecretPasses() {
		RequestSigner open = new RequestSigner(new ClusterSecret(null));
		Seal seal = open.seal(NODE2, request(), TIME, NOW);
		assertThatNoException()
			.isThrownBy(() -> new RequestSigner(new ClusterSecret(null)).verify(NODE2, request(), TIME, seal, NOW));
	}

	@Test
	void verifyWhenMemoryIsFullIsBusyUntilItIsNot() {
		RequestSigner small = receiver(3);
		for (int i = 0; i < 3; i++) {
			small.verify(NODE2, request(), TIME, this.sender.seal(NODE2, request(), TIME, NOW), NOW);
		}
		Seal seal = this.sender.seal(NODE2, request(), TIME, NOW);
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> small.verify(NODE2, request(), TIME, seal, NOW))
			.satisfies((ex) -> assertThat(ex.situation()).isEqualTo(Situation.BUSY));
		this.uptime.addAndGet(Duration.ofMinutes(5).toMillis());
		assertThatNoException().isThrownBy(() -> small.verify(NODE2, request(), TIME, seal, NOW));
	}

	@Test
	void verifyWhenRefusedRemembersNothing() {
		RequestSigner small = receiver(1);
		for (int i = 0; i < 10; i++) {
			Seal forged = new Seal(NOW, new byte[16], new byte[32]);
			assertForbidden(() -> small.verify(NODE2, request(), TIME, forged, NOW), "fit");
		}
		Seal seal = this.sender.seal(NODE2, request(), TIME, NOW);
		assertThatNoException().isThrownBy(() -> small.verify(NODE2, request(), TIME, seal, NOW));
	}

	@Test
	void timeLeftWhenSentAndRebuiltIsSame() {
		assertThat(TimeLeft.of(Deadline.of(Duration.ofSeconds(5), Duration.ofSeconds(60))).silenceMillis())
			.isEqualTo(60_000);
		assertThat(TimeLeft.of(Deadline.in(Duration.ofSeconds(5))).leftMillis()).isBetween(4000L, 5000L);
		Deadline rebuilt = new TimeLeft(2500, -1).toDeadline();
		assertThat(rebuilt.silence()).isNull();
		assertThat(rebuilt.left()).isLessThanOrEqualTo(Duration.ofMillis(2500));
		assertThat(new TimeLeft(0, 10).toDeadline().isOver()).isTrue();
	}

	@Test
	void messagesNeverHoldWhatIsSecret() {
		Seal seal = this.sender.seal(NODE2, request(), TIME, NOW);
		assertThat(seal.toString()).isEqualTo("Seal[issuedAt=" + NOW + "]");
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> this.receiver.verify(NODE1, request(), TIME, seal, NOW))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(SECRET).doesNotContain("auth"));
	}

	private RequestSigner receiver(int maxNonces) {
		return new RequestSigner(new ClusterSecret(SECRET), maxNonces, this.uptime::get);
	}

	private static EngineRequest plain(EngineRequest request) {
		return EngineRequest.of(request.method(), request.path(), request.origin(), request.deadline());
	}

	private static EngineRequest request() {
		return request("POST", new Origin(Caller.TOKEN, ID));
	}

	private static EngineRequest request(String method, Origin origin) {
		return EngineRequest.of(method, DockerPath.parse("/containers/a/start?t=1"), origin, Deadline.whileWanted())
			.withHeader(EngineRequest.REGISTRY_AUTH, "auth")
			.withHeader("Content-Type", "application/json")
			.withBody(bytes("{\"a\":1}"));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static void assertForbidden(Runnable call, String why) {
		assertThatExceptionOfType(EngineException.class).isThrownBy(call::run).satisfies((ex) -> {
			assertThat(ex.situation()).isEqualTo(Situation.FORBIDDEN);
			assertThat(ex.getMessage()).contains(why);
		});
	}

}
