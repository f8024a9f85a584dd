/**
 * Answers that are streams, and their clients: what each is sent as it comes, what may
 * wait for it, and how it is seen that it left.
 */
@ApplicationModule(allowedDependencies = { "engine", "shutdown" })
@NullMarked
package com.deblox.dockermod.streams;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
