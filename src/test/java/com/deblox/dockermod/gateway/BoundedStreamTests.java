package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * Several writers, one reader, bounded memory.
 */
class BoundedStreamTests {

	private final BoundedStream queue = new BoundedStream();

	private final AtomicInteger put = new AtomicInteger();

	@Test
	void aSlowReaderSlowsTheWriters() throws IOException {
		Thread writer = writer(200);
		await().until(() -> writer.getState() == Thread.State.WAITING);
		int waiting = this.put.get();
		assertThat(waiting).isLessThan(100);
		assertThat(this.queue.read(new byte[10], 0, 10)).isEqualTo(1);
		await().until(() -> this.put.get() > waiting);
		this.queue.close();
		await().until(() -> !writer.isAlive());
	}

	@Test
	void itsEndComesAfterAllThatWasPut() throws IOException {
		this.queue.put(new byte[] { 1, 2, 3 });
		this.queue.end();
		assertThat(this.queue.read()).isEqualTo(1);
		assertThat(this.queue.read(new byte[10], 0, 10)).isEqualTo(2);
		assertThat(this.queue.read()).isEqualTo(-1);
	}

	@Test
	void closingItWakesTheReader() {
		Thread.ofVirtual().start(this.queue::close);
		assertThatIOException().isThrownBy(this.queue::read);
		assertThatIOException().isThrownBy(() -> this.queue.put(new byte[] { 1 }));
	}

	private Thread writer(int times) {
		return Thread.ofVirtual().start(() -> {
			try {
				for (int i = 0; i < times; i++) {
					this.queue.put(new byte[] { 1 });
					this.put.incrementAndGet();
				}
			}
			catch (IOException ex) {
				this.put.set(Integer.MAX_VALUE);
			}
		});
	}

}
