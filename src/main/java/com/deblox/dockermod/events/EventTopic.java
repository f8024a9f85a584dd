package com.deblox.dockermod.events;

import java.util.function.Consumer;

import com.hazelcast.config.Config;
import com.hazelcast.config.TopicConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;

/**
 * The one way on which the nodes tell each other what happens. Hazelcast keeps the order
 * of what one node tells; it may lose some, and nobody waits for anybody.
 */
final class EventTopic {

	private static final String NAME = "events";

	private final ITopic<Message> topic;

	EventTopic(HazelcastInstance hazelcast) {
		this.topic = hazelcast.getTopic(NAME);
	}

	static void configure(Config config) {
		config.addTopicConfig(new TopicConfig(NAME).setStatisticsEnabled(false));
		config.getSerializationConfig().getCompactSerializationConfig().addSerializer(new MessageSerializer());
	}

	/**
	 * Hear what any node tells, this one included.
	 * @param listener is called on Hazelcast's threads: must not block
	 */
	void hear(Consumer<Message> listener) {
		this.topic.addMessageListener((message) -> listener.accept(message.getMessageObject()));
	}

	/**
	 * Tell all; may block for a moment.
	 * @param message what
	 */
	void tell(Message message) {
		this.topic.publish(message);
	}

}
