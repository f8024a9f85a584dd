package com.deblox.dockermod.lab;

import java.util.ArrayList;
import java.util.List;

import com.deblox.dockermod.api.ServerSentEvents;
import com.deblox.dockermod.api.ServerSentEvents.Event;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one who follows the cluster's events at a node is told.
 *
 * @param client who follows
 */
record FollowedEvents(ServerSentEvents client) implements AutoCloseable {

	static FollowedEvents follow(Node node, String... headers) {
		List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + node.token()));
		all.addAll(List.of(headers));
		ServerSentEvents client = ServerSentEvents.follow(node.uri() + "/cluster/events", all.toArray(String[]::new));
		assertThat(client.response().statusCode()).isEqualTo(200);
		return new FollowedEvents(client);
	}

	List<Event> events() {
		return this.client.events();
	}

	/**
	 * What was told of a node, each in short: {@code ?} after a gap.
	 * @param about the node's name
	 * @return the words, in their order
	 */
	List<String> words(String about) {
		return events().stream()
			.filter((event) -> event.data().path("dockerInstance").asString("").equals(about))
			.map((event) -> (event.missed() ? "?" : "") + (event.kind() + " " + event.name()).strip())
			.toList();
	}

	@Override
	public void close() {
		this.client.close();
	}

}
