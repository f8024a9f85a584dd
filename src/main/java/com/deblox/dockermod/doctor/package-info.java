/**
 * Looks for what is wrong with a node's settings, its host and the cluster, and says what
 * mends it.
 */
@ApplicationModule(allowedDependencies = { "templates", "cluster", "docker", "engine", "security", "settings" })
@NullMarked
package com.deblox.dockermod.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
