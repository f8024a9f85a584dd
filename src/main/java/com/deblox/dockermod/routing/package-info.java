/**
 * The cluster, seen as one engine: resolve, place, fan out, merge.
 */
@ApplicationModule(allowedDependencies = { "ownership", "cluster", "docker", "engine", "security", "settings" })
@NullMarked
package com.deblox.dockermod.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
