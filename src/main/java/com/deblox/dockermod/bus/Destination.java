package com.deblox.dockermod.bus;

import com.deblox.dockermod.actions.ActionAddress;
import org.jspecify.annotations.Nullable;

/**
 * What an address on the bus stands for.
 */
sealed interface Destination {

	/**
	 * Takes messages.
	 *
	 * @param address what it says of a message, or {@code null} if nothing
	 */
	record Actions(@Nullable ActionAddress address) implements Destination {

	}

	/**
	 * A container, wherever it is: takes messages, and its events can be followed.
	 *
	 * @param address what it says of a message
	 * @param reference what it calls the container
	 */
	record Container(ActionAddress address, String reference) implements Destination {

	}

	/** The cluster's events. */
	record Events() implements Destination {

	}

	/** Where each client gets its own answers. */
	record Replies() implements Destination {

	}

	/** Nothing. */
	record Nowhere() implements Destination {

	}

}
