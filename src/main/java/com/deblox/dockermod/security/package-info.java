/**
 * Who is calling: secret, signatures, tokens, and what a caller may do.
 */
@ApplicationModule(allowedDependencies = { "engine", "settings" })
@NullMarked
package com.deblox.dockermod.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
