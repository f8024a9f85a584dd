package com.deblox.dockermod.cluster;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The generation of what nodes send each other. Within one, nodes of different versions
 * understand each other: what is new is a field more, or something that is answered with
 * a sentence where it is not known. Only what they could not understand begins a new one;
 * {@code docs/upgrade.md} says what that is.
 */
final class WireGeneration {

	/** This version's. */
	static final int CURRENT = 1;

	/** The member attribute that says it. */
	static final String ATTRIBUTE = "dockermod.generation";

	/** What a member speaks that does not say it. */
	private static final String FIRST = "1";

	private WireGeneration() {
	}

	/**
	 * Whether a member may join.
	 * @param address where it is
	 * @param joining its attributes
	 * @param ours the attributes of a member of the cluster
	 * @return why not, and what to do, or {@code null} if it may
	 */
	static @Nullable String refusal(String address, Map<String, String> joining, Map<String, String> ours) {
		String theirs = of(joining);
		String here = of(ours);
		return theirs.equals(here) ? null : refusal(address, joining, "speaks wire generation " + theirs, here);
	}

	/**
	 * Why a member may not join.
	 * @param address where it is
	 * @param joining its attributes
	 * @param what what is wrong with it
	 * @param here what would be right
	 * @return a sentence
	 */
	static String refusal(String address, Map<String, String> joining, String what, String here) {
		return joining.getOrDefault(HazelcastSettings.NODE_NAME, "A node") + " at " + address + " " + what
				+ ", and this cluster " + here
				+ ": they do not mix. Stop all nodes, then start them all with one version; see docs/upgrade.md";
	}

	private static String of(Map<String, String> attributes) {
		return attributes.getOrDefault(ATTRIBUTE, FIRST);
	}

}
