/**
 * The command line and the settings of the original, as the settings of today.
 */
@ApplicationModule(allowedDependencies = { "settings" })
@NullMarked
package com.deblox.dockermod.original;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
