/**
 * Which node owns which container: the shared map, the local index, the tracker.
 */
@ApplicationModule(allowedDependencies = { "cluster", "docker", "engine", "settings" })
@NullMarked
package com.deblox.dockermod.ownership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
