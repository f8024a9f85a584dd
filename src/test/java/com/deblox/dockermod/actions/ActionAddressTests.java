package com.deblox.dockermod.actions;

import java.nio.charset.StandardCharsets;

import com.deblox.dockermod.engine.EngineRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an address says of the messages that are sent there.
 */
class ActionAddressTests {

	private static final ActionAddress CONTAINER = ActionAddress.ofContainer("/web", "web");

	private static final ActionAddress NODE = ActionAddress.ofNode("/deblox.docker.node2", "node2");

	private static final ActionAddress NEW = ActionAddress.ofNewContainers("/deblox.docker");

	private final FakeCluster cluster = new FakeCluster();

	@Test
	void theAddressOfAContainerIsItsId() {
		send(CONTAINER, "{\"action\":\"start-container\"}");
		send(CONTAINER, "{\"action\":\"start-container\",\"id\":\"web\"}");
		assertThat(this.cluster.asked).extracting(EngineRequest::path)
			.map(Object::toString)
			.containsExactly("/containers/web/start", "/containers/web/start");
	}

	@Test
	void whoNamesAnotherContainerThanTheAddressIsRefused() {
		assertThat(send(CONTAINER, "{\"action\":\"stop-container\",\"id\":\"db\"}"))
			.contains("The field \\\"id\\\" is the text \\\"db\\\", and the address /web names another")
			.contains("\"statusCode\":400");
		assertThat(this.cluster.asked).isEmpty();
	}

	@Test
	void theAddressOfANodeIsItsName() {
		send(NODE, "{\"action\":\"list-images\"}");
		assertThat(this.cluster.asked.getFirst().node()).isEqualTo(FakeCluster.NODE2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"dockerInstance\":\"node1\"", "\"all\":true" })
	void whoNamesOtherNodesThanTheAddressIsRefused(String field) {
		assertThat(send(NODE, "{\"action\":\"list-images\"," + field + "}")).contains("\"statusCode\":400")
			.contains("dockerInstance");
		assertThat(this.cluster.asked).isEmpty();
		assertThat(this.cluster.askedAll).isEmpty();
	}

	@Test
	void theAddressOfAnUnknownNodeListsTheKnown() {
		assertThat(send(ActionAddress.ofNode("/deblox.docker.node9", "node9"), "{\"action\":\"list-images\"}"))
			.contains("No such node: node9. The nodes are: node1, node2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "list-containers", "list-nodes", "register", "pull-image" })
	void aContainerRefusesWhatIsAboutNoContainer(String action) {
		assertThat(send(CONTAINER, "{\"action\":\"" + action + "\"}")).contains("\"statusCode\":400")
			.contains("The action " + action + " cannot be sent to /web, which takes start-container")
			.contains("the cluster's own address takes every action");
	}

	@ParameterizedTest
	@ValueSource(strings = { "list-nodes", "start-container", "register" })
	void aNodeRefusesWhatIsAboutNoNode(String action) {
		assertThat(send(NODE, "{\"action\":\"" + action + "\"}"))
			.contains("cannot be sent to /deblox.docker.node2, which takes create-container, create-raw-container, "
					+ "list-containers, list-images, pull-image, delete-image");
	}

	@ParameterizedTest
	@ValueSource(strings = { "list-containers", "start-container" })
	void theAddressForNewContainersTakesNothingElse(String action) {
		assertThat(send(NEW, "{\"action\":\"" + action + "\"}"))
			.contains("cannot be sent to /deblox.docker, which takes create-container, create-raw-container;");
	}

	@Test
	void fieldsAreCheckedAsEver() {
		assertThat(send(CONTAINER, "{\"action\":\"start-container\",\"id\":7}")).contains("\\\"id\\\" is 7");
		assertThat(send(CONTAINER, "{\"action\":\"start-container\",\"colour\":1}"))
			.contains("\\\"colour\\\" is unknown");
		assertThat(send(CONTAINER, "{\"action\":\"paint\"}")).contains("\\\"action\\\" is the text \\\"paint\\\"");
	}

	private String send(@Nullable ActionAddress address, String message) {
		return FakeCluster.text(this.cluster.actions()
			.prepare(message.getBytes(StandardCharsets.UTF_8), address, FakeCluster.served(), null)
			.run());
	}

}
