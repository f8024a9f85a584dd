package com.deblox.dockermod.systemd;

/**
 * Something that a node that works can do.
 */
@FunctionalInterface
interface LifeSign {

	/**
	 * Do it; may block, is interrupted when it takes too long.
	 * @throws Exception if it does not succeed; the message says what does not work
	 */
	void show() throws Exception;

}
