package com.deblox.dockermod.doctor;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import org.jspecify.annotations.Nullable;

/**
 * Has a member look at itself. Carries nothing, so there is nothing to seal: what a node
 * looks at is what it knows by itself, and it changes nothing.
 */
final class CheckupTask implements Callable<@Nullable Checkup>, HazelcastInstanceAware {

	/**
	 * Where it finds, on the member that it came to, a {@link Supplier} of the checkup.
	 */
	static final String KEY = CheckupTask.class.getName();

	private @Nullable HazelcastInstance hazelcast;

	/** On the member, on a thread of our executor; nothing while it is starting. */
	@Override
	public @Nullable Checkup call() {
		HazelcastInstance hazelcast = this.hazelcast;
		return (hazelcast != null && hazelcast.getUserContext().get(KEY) instanceof Supplier<?> self
				&& self.get() instanceof Checkup checkup) ? checkup : null;
	}

	@Override
	public void setHazelcastInstance(HazelcastInstance hazelcast) {
		this.hazelcast = hazelcast;
	}

	/**
	 * The task on the wire.
	 */
	static final class Serializer implements CompactSerializer<CheckupTask> {

		@Override
		public CheckupTask read(CompactReader reader) {
			return new CheckupTask();
		}

		@Override
		public void write(CompactWriter writer, CheckupTask task) {
			// there is nothing to tell
		}

		@Override
		public String getTypeName() {
			return "dockermod.checkup-task";
		}

		@Override
		public Class<CheckupTask> getCompactClass() {
			return CheckupTask.class;
		}

	}

}
