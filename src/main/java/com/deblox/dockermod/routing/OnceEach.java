package com.deblox.dockermod.routing;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Work that is done once for each key: whoever wants the same waits for the first, as
 * long as the work takes. Thread-safe.
 *
 * @param <K> what it is done for
 * @param <V> what comes of it
 */
final class OnceEach<K, V> {

	private final Map<K, CompletableFuture<@Nullable V>> done = new ConcurrentHashMap<>();

	/**
	 * What came of it; it is done now, by this thread, if it was not yet.
	 * @param key what it is done for
	 * @param work the work; what it throws is thrown to everybody
	 * @return what came of it
	 */
	@Nullable V get(K key, Supplier<@Nullable V> work) {
		CompletableFuture<@Nullable V> mine = new CompletableFuture<>();
		CompletableFuture<@Nullable V> first = this.done.putIfAbsent(key, mine);
		if (first == null) {
			try {
				mine.complete(work.get());
			}
			catch (RuntimeException ex) {
				mine.completeExceptionally(ex);
			}
			first = mine;
		}
		try {
			return first.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	/**
	 * Who wants it from now on has it done again.
	 * @param key what it is done for
	 */
	void forget(K key) {
		this.done.remove(key);
	}

}
