package com.deblox.dockermod.observation;

import java.util.Locale;

/**
 * By which door a request came in.
 */
public enum Surface {

	/** The JSON actions: {@code POST /}. */
	ACTIONS,

	/** Docker's own API. */
	DOCKER,

	/** The cluster's own API. */
	API,

	/** Messages. */
	BUS;

	private final String label = name().toLowerCase(Locale.ROOT);

	/**
	 * How it is called outside.
	 * @return one word in small letters
	 */
	public String label() {
		return this.label;
	}

}
