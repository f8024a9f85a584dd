package com.deblox.dockermod.bus;

import java.util.function.Consumer;

import com.deblox.dockermod.events.ClusterEvent;
import com.deblox.dockermod.events.EventFilter;
import com.deblox.dockermod.events.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What the bus needs of the cluster's events.
 */
@FunctionalInterface
interface EventFeed {

	Subscription subscribe(EventFilter filter, @Nullable String lastEventId, Consumer<ClusterEvent> follower);

}
