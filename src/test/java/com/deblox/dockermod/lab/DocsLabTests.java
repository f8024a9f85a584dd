package com.deblox.dockermod.lab;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

import com.deblox.dockermod.docs.Page;
import com.deblox.dockermod.docs.PageRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages' commands, run as they are printed: on a host of the cluster, or in a clone
 * of the repository whose cluster is up.
 */
class DocsLabTests extends LabTests {

	private static final int PAGE_SECONDS = 240;

	/**
	 * What {@code script/test} does before and after these tests, or what it is itself;
	 * the measurements are made apart.
	 */
	private static final Set<String> DONE_BESIDES = Set.of("./mvnw", "script/test", "script/bench",
			"export DOCKERMOD_LAB", "script/cluster down", "script/site");

	@AfterEach
	void clean() {
		lab.engines().forEach(Engine::removeAll);
		for (String kind : new String[] { "network", "volume" }) {
			lab.docker("node1", kind, "prune", "-f");
		}
		for (Node node : lab.nodes()) {
			node1.send("POST", "/cluster/nodes/" + node.name() + "/undrain");
			node1.send("POST", "/cluster/nodes/" + node.name() + "/register");
		}
	}

	static Stream<Page> onAHost() {
		return Page.run("lab");
	}

	@ParameterizedTest
	@MethodSource
	void onAHost(Page page) throws Exception {
		runOnAHost(page, "lab");
	}

	static Stream<Page> onAHostForLong() {
		return Page.run("lab, long");
	}

	@Tag("long")
	@ParameterizedTest
	@MethodSource
	void onAHostForLong(Page page) throws Exception {
		runOnAHost(page, "lab, long");
	}

	private static void runOnAHost(Page page, String place) throws Exception {
		new PageRun(page, PAGE_SECONDS, Path.of("script/cluster").toAbsolutePath().toString(), "shell", "node1")
			.run(page.commands(place));
	}

	static Stream<Page> inAClone() {
		return Page.run("clone");
	}

	@ParameterizedTest
	@MethodSource
	void inAClone(Page page) throws Exception {
		runInAClone(page, "clone");
	}

	static Stream<Page> inACloneForLong() {
		return Page.run("clone, long");
	}

	@Tag("long")
	@ParameterizedTest
	@MethodSource
	void inACloneForLong(Page page) throws Exception {
		runInAClone(page, "clone, long");
	}

	/** The addresses are those of the lab that one gets without choosing. */
	private void runInAClone(Page page, String place) throws Exception {
		breaks("env");
		new PageRun(page, PAGE_SECONDS).as(DocsLabTests::inThisLab).run(page.commands(place));
	}

	private static String inThisLab(String line) {
		if (DONE_BESIDES.stream().anyMatch(line::startsWith)) {
			return ":";
		}
		String subnet = node1.uri().replaceAll("http://(.*)\\.11:8080", "$1");
		return line.replace("10.77.0", subnet)
			.replace("/var/tmp/dm-lab", lab.socket("node1").replaceAll("unix://(.*)/node1/.*", "$1"));
	}

}
