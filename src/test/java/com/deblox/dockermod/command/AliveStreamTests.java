package com.deblox.dockermod.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * That nobody waits for ever for a node that is not there any more.
 */
@Timeout(30)
class AliveStreamTests {

	private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1);

	private final CountDownLatch closed = new CountDownLatch(1);

	@AfterEach
	void stop() {
		this.watch.shutdownNow();
	}

	/** Says a word, then nothing, until it is closed. */
	private EngineResponse answer() {
		InputStream body = new InputStream() {

			private int said;

			@Override
			public int read() throws IOException {
				if (this.said < 2) {
					return "hi".getBytes(StandardCharsets.US_ASCII)[this.said++];
				}
				AliveStreamTests.await(AliveStreamTests.this.closed);
				throw new IOException("Socket closed");
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				bytes[offset] = (byte) read();
				return 1;
			}

		};
		return new EngineResponse(new NodeName("node1"), 200, Map.of(), body, this.closed::countDown);
	}

	@Test
	void aNodeThatFallsSilentIsWaitedForNoLonger() {
		try (AliveStream alive = new AliveStream(answer(), this.watch, Duration.ofMillis(50))) {
			assertThat(new byte[] { (byte) read(alive), (byte) read(alive) })
				.isEqualTo("hi".getBytes(StandardCharsets.US_ASCII));
			assertThatIOException().isThrownBy(alive::read).withMessage("Socket closed");
		}
	}

	private static int read(InputStream in) {
		try {
			return in.read();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	@Test
	void whoReadsSlowlyIsNotTakenForANodeThatIsSilent() {
		CountDownLatch read = new CountDownLatch(1);
		// looks only while nobody waits for the node
		this.watch.execute(() -> await(read));
		try (AliveStream alive = new AliveStream(answer(), this.watch, Duration.ofNanos(1))) {
			assertThat(read(alive)).isEqualTo('h');
			read.countDown();
			Awaitility.await().until(() -> this.watch.getCompletedTaskCount() > 5);
			assertThat(this.closed.getCount()).isOne();
		}
		assertThat(this.closed.getCount()).isZero();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
