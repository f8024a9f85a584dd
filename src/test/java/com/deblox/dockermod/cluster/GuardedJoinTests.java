package com.deblox.dockermod.cluster;

import com.hazelcast.core.HazelcastInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who may join, and what is said to who may not.
 */
@ExtendWith(OutputCaptureExtension.class)
class GuardedJoinTests {

	@Test
	void nodeOfAnotherGenerationIsRefusedWithOneSentenceInBothLogs(CapturedOutput output) {
		HazelcastInstance old = TestMembers.start("old", null);
		try {
			String sentence = "speaks wire generation 2, and this cluster 1: they do not mix. "
					+ "Stop all nodes, then start them all with one version; see docs/upgrade.md";
			assertThatExceptionOfType(NotAdmittedException.class)
				.isThrownBy(() -> TestMembers.start("young", old,
						(config) -> config.getMemberAttributeConfig().setAttribute(WireGeneration.ATTRIBUTE, "2")))
				.withMessageMatching("young at \\[127\\.0\\.0\\.1]:\\d+ \\Q" + sentence + "\\E");
			assertThat(old.getCluster().getMembers()).hasSize(1);
			assertThat(output.getOut().lines().filter((line) -> line.contains(sentence)))
				.hasSizeGreaterThanOrEqualTo(2);
		}
		finally {
			old.getLifecycleService().terminate();
		}
	}

	@Test
	void nodeThatDoesNotSayItsGenerationIsOfTheFirst() {
		HazelcastInstance old = TestMembers.start("old", null,
				(config) -> config.getMemberAttributeConfig().removeAttribute(WireGeneration.ATTRIBUTE));
		HazelcastInstance young = TestMembers.start("young", old);
		try {
			assertThat(young.getCluster().getMembers()).hasSize(2);
		}
		finally {
			young.getLifecycleService().terminate();
			old.getLifecycleService().terminate();
		}
	}

}
