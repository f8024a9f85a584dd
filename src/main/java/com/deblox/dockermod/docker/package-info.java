/**
 * The Docker daemon of this host: how it is called, how it is watched.
 */
@ApplicationModule(allowedDependencies = { "engine", "settings" })
@NullMarked
package com.deblox.dockermod.docker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
