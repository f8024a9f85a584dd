package com.deblox.dockermod.actions;

/**
 * Is told what comes of a message.
 */
public interface ActionListener {

	/**
	 * It may take as long as its sender stays: if he leaves, its thread may be
	 * interrupted.
	 * @throws com.deblox.dockermod.engine.EngineException if he has no place for it
	 */
	void waits();

	/**
	 * The answer. The message's place is held until this returns.
	 * @param result the answer, refusals and failures included
	 */
	void answered(ActionResult result);

}
