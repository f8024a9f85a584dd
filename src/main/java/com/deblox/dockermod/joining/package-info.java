/**
 * Makes this host's node one of a cluster: its secret, its token, its settings, and the
 * invitation for the next host.
 */
@ApplicationModule(allowedDependencies = { "security", "settings" })
@NullMarked
package com.deblox.dockermod.joining;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
