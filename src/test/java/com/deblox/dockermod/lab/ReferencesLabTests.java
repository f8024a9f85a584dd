package com.deblox.dockermod.lab;

import com.deblox.dockermod.lab.Http.Answer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A container is found by whatever Docker would find it by, wherever it is and whoever
 * made it.
 */
class ReferencesLabTests extends LabTests {

	@Test
	void aContainerMadeDirectlyAMomentAgoIsFoundAtOnceFromAnyOtherNode() {
		for (int i = 0; i < 20; i++) {
			String name = "direct-" + i;
			String id = lab.engine("node3").create(name);
			assertThat(inspect(node1, id)).isEqualTo(id);
			assertThat(inspect(node2, name)).isEqualTo(id);
			assertThat(inspect(node1, "/" + name)).isEqualTo(id);
			assertThat(inspect(node1, id.substring(0, 12))).isEqualTo(id);
			assertThat(inspect(node2, "node3/" + name)).isEqualTo(id);
		}
	}

	@Test
	void aContainerRemovedDirectlyIsA404AtOnce() {
		for (int i = 0; i < 10; i++) {
			String id = lab.engine("node2").create("removed");
			await(10).until(() -> node1.listedIds().contains(id));
			lab.engine("node2").remove(id);
			Answer answer = node1.action("inspect-container", "id", id);
			assertThat(answer.status()).isEqualTo(404);
			assertThat(answer.error()).containsIgnoringCase("no such container").contains(id);
			assertThat(node3.action("start-container", "id", "removed").status()).isEqualTo(404);
		}
	}

	@Test
	void aContainerThatMovedUnderItsNameIsFoundWhereItIsNow() {
		lab.engine("node2").create("mover");
		assertThat(inspect(node1, "mover")).isNotEmpty();
		lab.engine("node2").remove("mover");
		String moved = lab.engine("node3").create("mover");
		assertThat(inspect(node1, "mover")).isEqualTo(moved);
	}

	@Test
	void aNameThatTwoHaveIsAmbiguousAndToldApartByItsNode() {
		String on1 = lab.engine("node1").create("twin");
		String on2 = lab.engine("node2").create("twin");
		await(10).until(() -> node3.action("inspect-container", "id", "twin").status() == 409);
		Answer ambiguous = node3.action("inspect-container", "id", "twin");
		assertThat(ambiguous.error()).contains("node1/twin (" + on1.substring(0, 12) + ")")
			.contains("node2/twin (" + on2.substring(0, 12) + ")");
		assertThat(inspect(node3, "node1/twin")).isEqualTo(on1);
		assertThat(inspect(node3, "node2/twin")).isEqualTo(on2);
		assertThat(node3.action("inspect-container", "id", "node3/twin").status()).isEqualTo(404);
	}

	@Test
	void aPrefixOfSeveralIdsIsAmbiguousWhicheverNodesTheyAreOn() {
		node1.action("create-container", "template", "test", "instances", 40);
		// of forty ids two begin with the same digit, whatever they are
		Answer answer = node2.action("inspect-container", "id", mostFrequentFirstDigit());
		assertThat(answer.status()).isEqualTo(409);
	}

	@Test
	void whatNoNodeHasIsA404WithDockersSentence() {
		Answer answer = node1.action("inspect-container", "id", "nobody");
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.error()).isEqualTo("No such container: nobody");
		assertThat(node1.action("inspect-container", "id", "nowhere/x").status()).isEqualTo(404);
		assertThat(node1.action("inspect-container", "id", "nowhere/x").error()).contains("node1, node2, node3");
	}

	private static String mostFrequentFirstDigit() {
		return idsOfEngines().stream()
			.collect(java.util.stream.Collectors.groupingBy((id) -> id.substring(0, 1),
					java.util.stream.Collectors.counting()))
			.entrySet()
			.stream()
			.max(java.util.Map.Entry.comparingByValue())
			.orElseThrow()
			.getKey();
	}

	private static String inspect(Node node, String reference) {
		Answer answer = node.action("inspect-container", "id", reference);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return answer.body().path("Id").asString();
	}

}
