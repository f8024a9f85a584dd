package com.deblox.dockermod.docker;

/**
 * Is told what the daemon says at {@code GET /events}; on one thread, in order. Must not
 * block.
 */
public interface EventListener {

	/** A subscription begins: what happened before it is not told. */
	void subscribed();

	/**
	 * Something happened.
	 * @param event what
	 */
	void event(EngineEvent event);

	/**
	 * The subscription ended; there will be another.
	 * @param why in a sentence
	 */
	void broken(String why);

}
