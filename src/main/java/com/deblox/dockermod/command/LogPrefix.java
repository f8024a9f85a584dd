package com.deblox.dockermod.command;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What stands before each line of several logs: {@code node/name}, in the colour of its
 * node.
 */
final class LogPrefix {

	private static final String PLAIN = "\u001b[0m";

	/** Cyan, yellow, green, magenta, blue, red, and the same bright. */
	private static final int[] COLOURS = { 36, 33, 32, 35, 34, 31, 96, 93, 92, 95, 94, 91 };

	private final List<String> nodes;

	private final int width;

	private final boolean coloured;

	LogPrefix(Collection<LogSource> sources, boolean coloured) {
		this.nodes = List.copyOf(new TreeSet<>(sources.stream().map(LogSource::node).toList()));
		this.width = sources.stream().mapToInt((source) -> source.name().length()).max().orElse(0);
		this.coloured = coloured;
	}

	/**
	 * The words before a line.
	 * @param name {@code node/name}
	 * @return the words, with a bar at their end
	 */
	String of(String name) {
		String words = name + " ".repeat(Math.max(0, this.width - name.length())) + " | ";
		if (!this.coloured) {
			return words;
		}
		int node = Math.max(0, this.nodes.indexOf(name.substring(0, Math.max(0, name.indexOf('/')))));
		return "\u001b[" + COLOURS[node % COLOURS.length] + "m" + words + PLAIN;
	}

}
