package com.deblox.dockermod.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However much goes through a node, it takes no memory for it.
 */
@Tag("long")
class LargeStreamsLabTests extends LabTests {

	private static final long SIZE = 2L * 1024 * 1024 * 1024;

	/**
	 * A heap may fill up to its limit, which the lab sets to 512 MB.
	 */
	private static final long ROOM_MEGABYTES = 500;

	@Test
	void twoGigabytesAreCopiedFromNodeToNodeInLittleMemory() {
		String socket1 = lab.socket("node1");
		String socket2 = lab.socket("node2");
		for (String node : List.of("node1", "node2")) {
			Docker run = lab.docker("node3", "run", "-d", "--name", "large-" + node, "-e", "constraint:node==" + node,
					"busybox", "sleep", "1000");
			assertThat(run.exit()).as(run.output()).isZero();
		}
		assertThat(lab
			.docker("node1", "exec", "large-node1", "dd", "if=/dev/zero", "of=/large", "bs=1M",
					"count=" + SIZE / 1024 / 1024)
			.exit()).isZero();
		// down at the owner, up at it; then both through a peer
		copy(socket1, "large-node1", socket2, "large-node2");
		copy(socket2, "large-node1", socket1, "large-node2");
		assertThat(memory()).allSatisfy((node, megabytes) -> assertThat(megabytes).as(node).isLessThan(ROOM_MEGABYTES));
	}

	private static void copy(String from, String source, String to, String target) {
		Docker.other(from, "docker", "-H", to, "exec", target, "rm", "-f", "/large");
		Lab.execute(List.of("sh", "-c", "set -e; docker -H " + from + " cp " + source + ":/large - | docker -H " + to
				+ " cp - " + target + ":/"));
		Docker size = Docker.other(to, "docker", "exec", target, "stat", "-c", "%s", "/large");
		assertThat(size.output().strip()).isEqualTo(Long.toString(SIZE));
	}

	/** What each node's process takes, in MB. */
	private static Map<String, Long> memory() {
		return Lab.NODES.stream().collect(Collectors.toMap(Function.identity(), (node) -> resident(lab.nodePid(node))));
	}

	private static long resident(long pid) {
		try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
			return lines.filter((line) -> line.startsWith("VmRSS:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
				.findFirst()
				.orElseThrow();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
