package com.deblox.dockermod.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node is replaced while people work: by hand, at all nodes, and on the others'
 * streams.
 */
@Tag("long")
class UpgradeLabTests extends LabTests {

	@Test
	void aNodeIsReplacedAndNoCallFailsNothingIsLostAndNothingDoubled() {
		List<String> known = Lab.NODES.stream().map((node) -> node1.create("dockerInstance", node)).toList();
		Set<String> before = idsOfEngines();
		List<CountingStream> streams = new ArrayList<>();
		PatientCaller callers = new PatientCaller(lab.nodes());
		try (FollowedEvents events = FollowedEvents.follow(node2)) {
			streams.add(CountingStream.logs(lab, "node2", "node3"));
			streams.add(CountingStream.exec(lab, "node3", "node2"));
			before.addAll(idsOfEngines());
			try (callers) {
				callers.begin(known);
				await(30).until(() -> callers.calls.get() > 30);
				// the oldest member: what it alone does, others take over
				breaks("restart", "node1");
				int then = callers.calls.get();
				await(30).until(() -> callers.calls.get() > then + 30);
			}
			assertThat(callers.failures).isEmpty();
			streams.forEach(CountingStream::endsWhole);
			await(10).untilAsserted(() -> assertThat(events.words("node1")).filteredOn((word) -> word.contains("node-"))
				.containsExactly("node-left", "?node-back"));
		}
		Set<String> all = new HashSet<>(before);
		all.addAll(callers.made);
		assertThat(idsOfEngines()).isEqualTo(all);
	}

}
