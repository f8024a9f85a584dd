package com.deblox.dockermod.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.security.Seal;
import com.deblox.dockermod.security.TimeLeft;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A node of a newer version asks an older one for what that does not know.
 */
class NewerPeerTests {

	private static TestNode older;

	private static TestNode newer;

	@BeforeAll
	static void start() {
		older = TestNode.start("older", null);
		newer = TestNode.start("newer", older,
				(config) -> config.getSerializationConfig()
					.getCompactSerializationConfig()
					.addSerializer(new CensusSerializer()));
	}

	@AfterAll
	static void stop() {
		newer.close();
		older.close();
	}

	@Test
	void unknownTaskIsAnsweredWithASentence() {
		Future<Integer> pending = newer.hazelcast.getExecutorService(PeerLane.QUICK.executorName())
			.submitToMember(new Census(), older.hazelcast.getCluster().getLocalMember());
		ExecutionException failure = catchThrowableOfType(ExecutionException.class, pending::get);
		EngineException told = PeerCalls.failure(newer.nodes.get("older"), Objects.requireNonNull(failure.getCause()));
		assertThat(told.situation()).isEqualTo(Situation.NOT_SUPPORTED);
		assertThat(told).hasMessage("older runs DockerMod 1.2.3, which does not know what was asked of it: upgrade it");
	}

	@Test
	void situationOfANewerPeerIsToldByItsStatus() {
		PeerReply reply = new PeerReply(503, Map.of(), "later".getBytes(StandardCharsets.UTF_8), "TOO_HOT");
		EngineException told = catchThrowableOfType(EngineException.class,
				() -> reply.toResponse(new NodeName("newer")));
		assertThat(told.situation().status()).isEqualTo(503);
		assertThat(told.situation().mayHaveHappened()).isTrue();
		assertThat(told).hasMessage("later");
	}

	@Test
	void ticketWithMoreThanThisVersionKnowsIsRead() {
		PeerTicket ticket = new PeerTicket("token", "id", Map.of(), false, false, "", new TimeLeft(5, -1),
				new Seal(7, new byte[] { 8 }, new byte[] { 9 }));
		byte[] bytes = Base64.getUrlDecoder().decode(ticket.encode());
		String longer = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, bytes.length + 20));
		assertThat(PeerTicket.decode(longer).encode()).isEqualTo(ticket.encode());
	}

	/** What a newer version has, and no older one. */
	private static final class Census implements Callable<Integer> {

		@Override
		public Integer call() {
			return 1;
		}

	}

	private static final class CensusSerializer implements CompactSerializer<Census> {

		@Override
		public Census read(CompactReader reader) {
			return new Census();
		}

		@Override
		public void write(CompactWriter writer, Census census) {
			writer.writeString("of", "everything");
		}

		@Override
		public String getTypeName() {
			return "dockermod.census-task";
		}

		@Override
		public Class<Census> getCompactClass() {
			return Census.class;
		}

	}

}
