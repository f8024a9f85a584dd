package com.deblox.dockermod.actions;

/**
 * Does what an action asks for.
 */
@FunctionalInterface
interface ActionHandler {

	/**
	 * Do it.
	 * @param request what is asked, its fields checked
	 * @return the answer
	 * @throws com.deblox.dockermod.engine.EngineException if there is none
	 */
	ActionResult handle(ActionRequest request);

}
