package com.deblox.dockermod.routing;

/**
 * What an order's spec itself implies of its place.
 */
@FunctionalInterface
interface PlacementTie {

	/**
	 * Read an order; may ask daemons, where the spec names what only they know.
	 * @param order what is to be made
	 * @return what it implies for each node
	 * @throws com.deblox.dockermod.engine.EngineException if what it names is not there
	 */
	PlacementFilter read(ContainerOrder order);

}
