/**
 * The types that all share: what is asked of a Docker engine, what it answers, and how
 * that fails.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package com.deblox.dockermod.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
