/**
 * One observation of each request served, for whoever counts, traces or notes it.
 */
@ApplicationModule(allowedDependencies = { "engine" })
@NullMarked
package com.deblox.dockermod.observation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
