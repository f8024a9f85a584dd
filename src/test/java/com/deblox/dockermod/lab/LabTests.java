package com.deblox.dockermod.lab;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/**
 * Tests on the lab's three hosts. Each begins with all of them up and empty.
 */
@Tag("lab")
abstract class LabTests {

	static final Lab lab = Lab.running();

	static final Node node1 = lab.node("node1");

	static final Node node2 = lab.node("node2");

	static final Node node3 = lab.node("node3");

	private boolean broken;

	/** Says that the test breaks something, so that it is repaired whatever happens. */
	void breaks(String... verb) {
		this.broken = true;
		lab.run(verb);
	}

	@AfterEach
	void repair() {
		if (this.broken) {
			lab.repair();
			awaitWhole();
		}
	}

	@BeforeEach
	void empty() {
		awaitWhole();
		lab.engines().forEach(Engine::removeAll);
		lab.nodes().forEach((node) -> await(30).until(() -> node.listedIds().isEmpty()));
	}

	static void awaitWhole() {
		for (Node node : lab.nodes()) {
			await(60).ignoreExceptions()
				.until(() -> Lab.NODES.stream().allMatch((name) -> node.stateOf(name).equals("up"))
						&& node.list().json().path("complete").asBoolean());
		}
	}

	/**
	 * How long a promise may take, the machine being slow: longer than it says in words.
	 */
	static ConditionFactory await(int seconds) {
		return Awaitility.await().atMost(Duration.ofSeconds(seconds)).pollInterval(Duration.ofMillis(100));
	}

	static Set<String> idsOfEngines() {
		return lab.engines().stream().flatMap((engine) -> engine.ids().stream()).collect(Collectors.toSet());
	}

	/**
	 * Call at once, and wait for all.
	 * @param <T> what a call returns
	 * @param times how many
	 * @param call the call
	 * @return what they returned
	 */
	static <T> java.util.List<T> atOnce(int times, IndexedCall<T> call) {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			java.util.List<Future<T>> pending = IntStream.range(0, times)
				.mapToObj((i) -> threads.submit((Callable<T>) () -> call.call(i)))
				.toList();
			java.util.List<T> results = new java.util.ArrayList<>();
			for (Future<T> one : pending) {
				results.add(one.get());
			}
			return results;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * One of several calls.
	 *
	 * @param <T> what it returns
	 */
	interface IndexedCall<T> {

		T call(int index) throws Exception;

	}

}
