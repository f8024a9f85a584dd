package com.deblox.dockermod.docker;

/**
 * Is told what the daemon says at {@code GET /events}; on one thread, in order. Must not
 * block.
 */
public interface EventListener {

	/**
	 * A subscription begins. What happened since the last one is told, as far as the
	 * daemon remembers it.
	 */
	void subscribed();

	/** Something may have happened that is not told, before what is told next. */
	default void missed() {
	}

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
