/**
 * Container templates from files.
 */
@ApplicationModule(allowedDependencies = { "cluster", "engine" })
@NullMarked
package com.deblox.dockermod.templates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
