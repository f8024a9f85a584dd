/**
 * Container templates from files.
 */
@ApplicationModule(allowedDependencies = { "cluster", "engine", "settings" })
@NullMarked
package com.deblox.dockermod.templates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
