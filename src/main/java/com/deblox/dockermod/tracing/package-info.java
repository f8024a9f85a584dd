/**
 * Steps of traces, sent to where an operator collects them by OTLP. Nothing of it is
 * there unless he says where that is.
 */
@ApplicationModule(allowedDependencies = { "observation", "engine", "settings" })
@NullMarked
package com.deblox.dockermod.tracing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
