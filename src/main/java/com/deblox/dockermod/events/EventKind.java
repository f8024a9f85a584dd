package com.deblox.dockermod.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What can happen.
 */
public enum EventKind {

	CONTAINER_CREATED, CONTAINER_STARTED, CONTAINER_PAUSED, CONTAINER_UNPAUSED,

	/** With its exit code. */
	CONTAINER_DIED,

	CONTAINER_REMOVED,

	/** With its name until then. */
	CONTAINER_RENAMED,

	/** It was not known before. */
	NODE_JOINED,

	/** It left without a word. */
	NODE_LOST,

	/** It was stopped. */
	NODE_LEFT,

	/** It was lost, or had left. */
	NODE_BACK,

	NODE_REGISTERED,

	/** Taken out of the pool, or, if it was lost, forgotten. */
	NODE_UNREGISTERED,

	NODE_DRAINING, NODE_UNDRAINED,

	/** The daemon of a node does not answer. */
	ENGINE_DOWN,

	/** It answers again. */
	ENGINE_UP;

	private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

	/**
	 * How it is called outside.
	 * @return the word, as in {@code container-started}
	 */
	public String word() {
		return this.word;
	}

	/**
	 * The kind that is called so.
	 * @param word the word
	 * @return the kind, or {@code null} if there is none
	 */
	public static @Nullable EventKind of(String word) {
		for (EventKind kind : values()) {
			if (kind.word.equals(word)) {
				return kind;
			}
		}
		return null;
	}

	/**
	 * All words, for those who are told what is allowed.
	 * @return the words, with commas
	 */
	public static String words() {
		return Arrays.stream(values()).map(EventKind::word).collect(Collectors.joining(", "));
	}

}
