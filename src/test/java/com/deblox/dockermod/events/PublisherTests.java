package com.deblox.dockermod.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.deblox.dockermod.events.Events.A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * That what a node tells the others is numbered, in order, and that nothing is left out
 * without a word.
 */
class PublisherTests {

	private final List<Message> told = new CopyOnWriteArrayList<>();

	private final AtomicBoolean mayServe = new AtomicBoolean(true);

	private final AtomicInteger asked = new AtomicInteger();

	private Publisher publisher = publisher((message) -> {
	});

	@AfterEach
	void stop() {
		this.publisher.close();
	}

	@Test
	void messagesAreNumberedInTheirOrder() {
		this.publisher.start();
		tell("x", "y", "z");
		await().until(() -> this.told.size() == 3);
		assertThat(this.told).extracting(Message::id).containsExactly("a-7-1", "a-7-2", "a-7-3");
		assertThat(this.told).extracting(PublisherTests::name).containsExactly("x", "y", "z");
		assertThat(this.told).noneMatch(Message::missed);
	}

	@Test
	void whoHandsInNeverWaitsAndWhatFindsNoRoomIsSaidToBeMissed() throws InterruptedException {
		CountDownLatch blocked = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		this.publisher = publisher((message) -> {
			blocked.countDown();
			try {
				goOn.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		this.publisher.start();
		tell("first");
		blocked.await();
		int room = 4096;
		for (int i = 0; i < room + 10; i++) {
			tell("n" + i);
		}
		goOn.countDown();
		await().until(() -> this.told.size() == 1 + room);
		tell("after", "later");
		await().until(() -> this.told.size() == 3 + room);
		assertThat(this.told).filteredOn(Message::missed).extracting(PublisherTests::name).containsExactly("after");
	}

	@Test
	void nodeThatMustNotServeTellsNothingAndSaysSoLater() {
		this.publisher.start();
		this.mayServe.set(false);
		tell("not its own");
		await().until(() -> this.asked.get() == 1);
		this.mayServe.set(true);
		tell("its own");
		await().until(() -> !this.told.isEmpty());
		assertThat(this.told).extracting(PublisherTests::name, Message::missed).containsExactly(tuple("its own", true));
	}

	@Test
	void messageThatCouldNotBeToldIsAGapInTheNumbers() {
		List<Message> others = new CopyOnWriteArrayList<>();
		this.publisher = publisher((message) -> {
			if (message.number() == 2) {
				throw new IllegalStateException("the cluster is not there");
			}
			others.add(message);
		});
		this.publisher.start();
		tell("x", "y", "z");
		await().until(() -> others.size() == 2);
		assertThat(others).extracting(Message::number).containsExactly(1L, 3L);
		assertThat(this.told).as("here it is told").hasSize(3);
	}

	@Test
	void eventAfterOneThatCouldNotBeToldIsToldAndSaysSo() {
		this.publisher = new Publisher(A, 7, () -> {
			if (this.asked.incrementAndGet() == 1) {
				throw new IllegalStateException("nobody knows who serves");
			}
			return true;
		}, this.told::add, (message) -> {
		});
		this.publisher.start();
		tell("x", "y", "z");
		await().until(() -> this.told.size() == 2);
		assertThat(this.told).extracting(PublisherTests::name, Message::missed)
			.containsExactly(tuple("y", true), tuple("z", false));
	}

	private Publisher publisher(Consumer<Message> others) {
		return new Publisher(A, 7, () -> {
			boolean may = this.mayServe.get();
			this.asked.incrementAndGet();
			return may;
		}, this.told::add, others);
	}

	private void tell(String... names) {
		for (String name : names) {
			this.publisher.publish(Events.started(name));
		}
	}

	private static String name(Message message) {
		return (message.what() != null) ? String.valueOf(message.what().name()) : "";
	}

}
