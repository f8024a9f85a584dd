/**
 * A line for each change that somebody asks for, done or refused.
 */
@ApplicationModule(allowedDependencies = { "observation", "engine", "security" })
@NullMarked
package com.deblox.dockermod.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
