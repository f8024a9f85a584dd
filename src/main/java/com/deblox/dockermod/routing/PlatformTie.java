package com.deblox.dockermod.routing;

import com.deblox.dockermod.docker.EngineInfo;

/**
 * A container that asks for a platform ({@code docker create --platform}) goes to a node
 * whose engine is of that kind, by what each node publishes of itself. What cannot be
 * read is left to a daemon, which refuses it in its own words.
 */
final class PlatformTie implements PlacementTie {

	@Override
	public PlacementFilter read(ContainerOrder order) {
		Platform wanted = (order.platform() != null) ? Platform.parse(order.platform()) : null;
		if (wanted == null) {
			return (node, same) -> null;
		}
		return (node, same) -> {
			EngineInfo engine = node.engine();
			if (engine == null) {
				return "whether it is " + wanted + " is not known: its engine never answered";
			}
			Platform platform = Platform.of(engine);
			return platform.runs(wanted) ? null
					: "the platform " + wanted + " was asked for, and its own is " + platform;
		};
	}

}
