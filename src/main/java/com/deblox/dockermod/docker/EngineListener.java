package com.deblox.dockermod.docker;

/**
 * Is told when the daemon comes and goes; on the monitor's thread, in order. Must not
 * block.
 */
public interface EngineListener {

	/**
	 * The daemon answers: for the first time, again, or as another one.
	 * @param info what it says of itself
	 */
	void engineUp(EngineInfo info);

	/**
	 * The daemon does not answer.
	 * @param why in a sentence
	 */
	void engineDown(String why);

}
