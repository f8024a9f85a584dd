package com.deblox.dockermod.command;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of containers as a person reads it.
 */
class PsCommandTests {

	private final FakeNode node = new FakeNode();

	@AfterEach
	void close() {
		this.node.close();
	}

	private static String container(String name, String node, String state) {
		return """
				{"containerId": "%s", "dockerInstance": "%s", "name": "%s", "names": ["%s"], "image": "busybox",
				 "state": "%s", "labels": {}, "created": "2026-11-28T03:05:00Z"}"""
			.formatted("0123456789abcdef".repeat(4), node, name, name, state);
	}

	private static String page(int total, String containers, String rest) {
		return "{\"containers\": [" + containers + "], \"total\": " + total + rest + "}";
	}

	private void twoContainers() {
		this.node.json("/cluster/containers",
				page(2, container("web", "node1", "running") + ","
						+ container("old", "node2", "exited").replace("0123456789abcdef", "fedcba9876543210"),
						", \"complete\": true"));
	}

	@Test
	void onlyWhatRunsIsShownUnlessAllIsAsked() {
		twoContainers();
		assertThat(Ran.at(this.node, "ps").lines()).containsExactly(
				"CONTAINER ID   NAME   NODE    IMAGE     STATE     CREATED",
				"0123456789ab   web    node1   busybox   running   5 min ago");
		assertThat(Ran.at(this.node, "ps", "-a").lines()).hasSize(3)
			.last()
			.asString()
			.contains("old", "node2", "exited");
		assertThat(Ran.at(this.node, "ps", "-q").out()).isEqualTo("0123456789abcdef".repeat(4) + "\n");
	}

	@Test
	void filtersGoToTheNode() {
		twoContainers();
		Ran ran = Ran.at(this.node, "ps", "-f", "node=node1", "--filter", "label=app=web & more", "-f", "state=exited");
		assertThat(ran.status()).isZero();
		assertThat(this.node.asked).singleElement()
			.asString()
			.contains("node=node1", "label=app%3Dweb%20%26%20more", "state=exited", "sort=-created", "limit=1000");
	}

	@Test
	void aFilterThatThereIsNotIsRefusedBeforeAnythingIsAsked() {
		Ran ran = Ran.at(this.node, "ps", "-f", "colour=red");
		assertThat(ran.status()).isEqualTo(2);
		assertThat(ran.err()).contains("'colour=red'", "node=, name=, image=, state=, label= are allowed");
		assertThat(this.node.asked).isEmpty();
	}

	@Test
	void allPagesAreOneList() {
		this.node.on("/cluster/containers", (exchange) -> {
			boolean first = exchange.getRequestURI().getQuery().endsWith("offset=0");
			// of the second one the first was on the first page: one was created
			// meanwhile
			String containers = IntStream.range(first ? 0 : 999, first ? 1000 : 1200)
				.mapToObj(
						(i) -> container("c" + i, "node1", "running").replace("0123456789abcdef", "%016x".formatted(i)))
				.collect(Collectors.joining(","));
			FakeNode.answer(exchange, 200, page(1200, containers, ", \"complete\": true"));
		});
		Ran ran = Ran.at(this.node, "ps", "--json");
		assertThat(Json.read(ran.out()).path("containers").size()).isEqualTo(1200);
		assertThat(this.node.asked).hasSize(2);
	}

	@Test
	void whatIsMissingIsSaidBesideTheList() {
		this.node.json("/cluster/containers", page(1, container("web", "node1", "running"), """
				, "complete": false, "nodes": [{"dockerInstance": "node1", "count": 1},
				{"dockerInstance": "node2", "error": "node2 is lost"}]"""));
		Ran ran = Ran.at(this.node, "ps");
		assertThat(ran.status()).isEqualTo(4);
		assertThat(ran.lines()).hasSize(2);
		assertThat(ran.err()).isEqualTo("This list is not complete: node2 is lost\n");
	}

}
