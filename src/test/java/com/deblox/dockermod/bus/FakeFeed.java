package com.deblox.dockermod.bus;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.events.ClusterEvent;
import com.deblox.dockermod.events.EventFilter;
import com.deblox.dockermod.events.EventKind;
import com.deblox.dockermod.events.Happening;
import com.deblox.dockermod.events.Subscription;
import org.jspecify.annotations.Nullable;

import static org.awaitility.Awaitility.await;

/**
 * Events that a test tells to all who follow, whatever they want.
 */
final class FakeFeed implements EventFeed {

	final List<Following> following = new CopyOnWriteArrayList<>();

	@Override
	public Subscription subscribe(EventFilter filter, @Nullable String lastEventId, Consumer<ClusterEvent> follower) {
		Following one = new Following(filter, lastEventId, follower);
		this.following.add(one);
		return () -> this.following.remove(one);
	}

	void tell(int number, String name) {
		ClusterEvent event = new ClusterEvent(
				"node1-0-" + number, new NodeName("node1"), new Happening(EventKind.CONTAINER_STARTED, Instant.EPOCH,
						"c".repeat(64), name, "busybox", Map.of("app", "web"), null, null),
				false, "position-" + number);
		this.following.forEach((one) -> one.follower().accept(event));
	}

	/**
	 * Wait until all clients have left, which most have already: the first look does not
	 * wait.
	 * @param handler who knows of clients that do not follow
	 */
	void awaitNobody(BusHandler handler) {
		await().pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(10))
			.until(() -> handler.size() == 0 && this.following.isEmpty());
	}

	/**
	 * One who follows.
	 *
	 * @param filter what is wanted
	 * @param lastEventId what was told last
	 * @param follower is told
	 */
	record Following(EventFilter filter, @Nullable String lastEventId, Consumer<ClusterEvent> follower) {

	}

}
