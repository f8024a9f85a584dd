package com.deblox.dockermod.routing;

/**
 * What an order's spec wishes of its place, where it must be so.
 */
@FunctionalInterface
interface WishTie {

	/**
	 * Read the wishes; may ask daemons, where they are about what only they know.
	 * @param wishes the wishes, soft ones included
	 * @param order what is to be made
	 * @return what they imply for each node
	 */
	PlacementFilter read(Wishes wishes, ContainerOrder order);

}
