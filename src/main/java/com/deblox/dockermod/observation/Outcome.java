package com.deblox.dockermod.observation;

import java.util.Locale;

/**
 * What came of a request, in one of few words.
 */
public enum Outcome {

	/** It was done. */
	SUCCESS,

	/** Some nodes did it, and some failed. */
	PARTIAL,

	/** The caller asked for what cannot be, or may not: a status of 4xx. */
	REFUSED,

	/** The cluster or a daemon failed: a status of 5xx. */
	FAILED,

	/** There was no answer: the caller left, or the connection broke. */
	UNANSWERED;

	private static final int MULTI_STATUS = 207;

	private final String label = name().toLowerCase(Locale.ROOT);

	static Outcome of(int status) {
		if (status == Served.NO_STATUS) {
			return UNANSWERED;
		}
		if (status == MULTI_STATUS) {
			return PARTIAL;
		}
		return (status < 400) ? SUCCESS : ((status < 500) ? REFUSED : FAILED);
	}

	/**
	 * How it is called outside.
	 * @return one word in small letters
	 */
	public String label() {
		return this.label;
	}

}
