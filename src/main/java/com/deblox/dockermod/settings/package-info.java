/**
 * What a node is told by its settings: which there are, and the one sentence that stops
 * the start where one is wrong.
 */
@ApplicationModule(allowedDependencies = "journal")
@NullMarked
package com.deblox.dockermod.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
