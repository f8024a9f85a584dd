/**
 * What the front ends over HTTP share: errors of one shape.
 */
@ApplicationModule(allowedDependencies = "engine")
@NullMarked
package com.deblox.dockermod.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
