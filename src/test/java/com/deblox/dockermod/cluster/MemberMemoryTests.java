package com.deblox.dockermod.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.UUID;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.impl.MemberImpl;
import com.hazelcast.version.MemberVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a node looks for others that nobody told it of.
 */
class MemberMemoryTests {

	private final TestClock clock = new TestClock();

	@TempDir
	private Path folder;

	private Path file = Path.of("");

	@BeforeEach
	void nameFile() {
		this.file = this.folder.resolve("members");
	}

	@Test
	void whoWasAMemberIsKnownAfterARestart() throws IOException {
		memory().note(members("10.0.0.2", "10.0.0.3"));
		assertThat(memory().addresses()).containsExactly("10.0.0.2:5701", "10.0.0.3:5701");
		assertThat(this.folder.toFile().list()).containsExactly("members");
	}

	@Test
	void whoIsCutOffIsNotForgottenSoon() throws IOException {
		MemberMemory memory = memory();
		memory.note(members("10.0.0.2", "10.0.0.3"));
		memory.note(members("10.0.0.2"));
		assertThat(memory().addresses()).containsExactly("10.0.0.2:5701", "10.0.0.3:5701");
		this.clock.goOn(Duration.ofDays(8));
		memory.note(members("10.0.0.2"));
		assertThat(memory().addresses()).containsExactly("10.0.0.2:5701");
	}

	@Test
	void nothingIsWrittenWhereNothingChanged() throws IOException {
		MemberMemory memory = memory();
		memory.note(members("10.0.0.2"));
		Files.delete(this.file);
		memory.note(members("10.0.0.2"));
		assertThat(this.file).doesNotExist();
	}

	@Test
	void aFileThatIsNoneOfOursIsPassedOver() throws IOException {
		Files.writeString(this.file, "hello\n10.0.0.2:5701 yesterday\n");
		assertThat(memory().addresses()).isEmpty();
		Files.write(this.file, new byte[] { (byte) 0xff, 0 });
		assertThat(memory().addresses()).isEmpty();
	}

	@Test
	void withoutAFileTheyAreRememberedUntilThisNodeEnds() throws IOException {
		MemberMemory memory = new MemberMemory(null, this.clock);
		memory.note(members("10.0.0.2"));
		memory.note(members());
		assertThat(memory.addresses()).containsExactly("10.0.0.2:5701");
		assertThat(memory.current()).containsExactly("10.0.0.1:5701");
		assertThat(new MemberMemory(null, this.clock).addresses()).isEmpty();
	}

	@Test
	void notMoreAreRememberedThanCanBeLookedFor() throws IOException {
		MemberMemory memory = memory();
		for (int i = 0; i < 3; i++) {
			String net = "10.0." + i + ".";
			memory.note(members(IntStream.range(0, 100).mapToObj((host) -> net + host).toArray(String[]::new)));
			this.clock.goOn(Duration.ofMinutes(1));
		}
		assertThat(memory.addresses()).hasSize(256).contains("10.0.1.7:5701", "10.0.2.7:5701");
	}

	private MemberMemory memory() {
		return new MemberMemory(this.file, this.clock);
	}

	private static List<Member> members(String... addresses) throws IOException {
		List<Member> members = new ArrayList<>(List.of(member("10.0.0.1", true)));
		for (String address : addresses) {
			members.add(member(address, false));
		}
		return members;
	}

	private static Member member(String address, boolean local) throws IOException {
		return new MemberImpl.Builder(new Address(address, 5701)).uuid(UUID.randomUUID())
			.version(MemberVersion.UNKNOWN)
			.localMember(local)
			.build();
	}

}
