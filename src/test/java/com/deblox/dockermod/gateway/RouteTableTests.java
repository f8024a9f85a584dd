package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.NodeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The routes, and the page that lists them.
 */
class RouteTableTests {

	private static final NodeName SELF = new NodeName("a");

	private static final RouteTable TABLE = RouteTable.of(new ClusterView((request) -> {
		throw new IllegalStateException();
	}, new Everywhere((request) -> List.of(), SELF), (nodes, request) -> List.of(), SELF, List::of,
			Deadline::whileWanted), (request) -> {
				throw new IllegalStateException();
			}, (spec, wanted, request) -> SELF, new Versions(List::of));

	@Test
	void eachRouteIsOnThePageWithItsRule() throws IOException {
		String page = Files.readString(Path.of("docs", "docker.md"));
		for (Route route : TABLE.all()) {
			assertThat(page).contains("| " + route.method() + " | `/" + String.join("/", route.template()) + "` | "
					+ route.name() + " |");
		}
	}

	@Test
	void eachOperationOfTheEngineApiHasARuleAndIsOnThePage() throws IOException {
		String page = Files.readString(Path.of("docs", "engine-api.md"));
		List<String> operations = Files.readAllLines(Path.of("src/test/resources/engine-api/operations.txt"))
			.stream()
			.filter((line) -> !line.startsWith("#"))
			.toList();
		assertThat(operations).hasSize(107);
		for (String operation : operations) {
			String[] words = operation.split(" ", -1);
			Route route = TABLE.find(words[0], List.of(words[1].substring(1).split("/", -1)));
			assertThat(route.template()).as(operation).isNotEqualTo(List.of("**"));
			assertThat(page).contains("| " + words[0] + " | `" + words[1] + "` | " + route.name() + " |");
		}
	}

	@ParameterizedTest
	@CsvSource({ "GET, /containers/json, merged", "GET, /containers/a/json, to the owner",
			"POST, /containers/create, placed", "POST, /containers/a/attach, to the owner",
			"POST, /containers/a/invented, to the owner", "GET, /exec/e/json, to the owner",
			"GET, /images/json, merged", "GET, /networks, merged", "GET, /info, summed", "GET, /swarm, refused",
			"POST, /services/create, refused", "GET, /plugins/x/json, refused", "GET, /events, merged",
			"GET, /volumes, merged", "GET, /system/df, summed", "POST, /images/prune, on all nodes",
			"POST, /images/create, on every node; an import where it was asked",
			"GET, /images/host:5000/a/b/json, to a node that has it", "GET, /images/a/get, to a node that has it",
			"GET, /images/get, to a node that has all of them", "POST, /images/a/b/tag, on every node that has it",
			"DELETE, /images/a/b, on every node that has it", "POST, /build, 'on one node, placed'",
			"POST, /commit, to the owner", "POST, /networks/create, 'on every node, or on none'",
			"GET, /networks/n, to a node that has it", "POST, /networks/n/connect, to the owner of the container",
			"POST, /volumes/create, 'where its project is, else where it was asked'",
			"DELETE, /volumes/node1/v, to the node that has it",
			"GET, /distribution/x/y/json, to the node that was asked",
			"POST, /invented/thing, to the node that was asked" })
	void findHasTheRuleOfAnOperation(String method, String path, String name) {
		assertThat(TABLE.find(method, List.of(path.substring(1).split("/", -1))).name()).isEqualTo(name);
	}

}
