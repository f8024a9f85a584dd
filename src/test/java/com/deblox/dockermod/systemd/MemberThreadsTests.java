package com.deblox.dockermod.systemd;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * That threads of the member that are stuck are noticed.
 */
class MemberThreadsTests {

	private static final CountDownLatch stuck = new CountDownLatch(1);

	@Test
	void threadsThatAreStuckDoNotAnswer() throws Exception {
		Config config = new Config("threads" + ProcessHandle.current().pid());
		config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
		config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
		HazelcastInstance hazelcast = Hazelcast.newHazelcastInstance(config);
		try {
			MemberThreads threads = new MemberThreads(hazelcast, "any");
			threads.show();
			IMap<String, String> map = hazelcast.getMap("any");
			IntStream.range(0, 100).forEach((key) -> map.submitToKey("key" + key, new Stuck()));
			FutureTask<?> look = new FutureTask<>(() -> {
				threads.show();
				return null;
			});
			Thread.ofVirtual().start(look);
			assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> look.get(200, TimeUnit.MILLISECONDS));
			stuck.countDown();
			look.get();
		}
		catch (ExecutionException ex) {
			throw new AssertionError(ex);
		}
		finally {
			stuck.countDown();
			hazelcast.shutdown();
		}
	}

	private static final class Stuck implements EntryProcessor<String, String, Void> {

		@Override
		public @Nullable Void process(Map.Entry<String, String> entry) {
			try {
				stuck.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return null;
		}

		@Override
		public @Nullable EntryProcessor<String, String, Void> getBackupProcessor() {
			return null;
		}

	}

}
