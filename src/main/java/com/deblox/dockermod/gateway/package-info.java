/**
 * The Docker Engine API for the cluster: unmodified Docker clients see one engine.
 */
@ApplicationModule(allowedDependencies = { "streams", "routing", "ownership", "cluster", "docker", "engine", "security",
		"observation", "settings" })
@NullMarked
package com.deblox.dockermod.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
