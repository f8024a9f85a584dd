/**
 * How a node stops: in which order, and within how much time.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package com.deblox.dockermod.shutdown;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
