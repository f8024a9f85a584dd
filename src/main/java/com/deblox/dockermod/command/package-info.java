/**
 * The command for people: asks a node over HTTP, and prints tables.
 */
@ApplicationModule(allowedDependencies = { "doctor", "docker", "engine", "joining" })
@NullMarked
package com.deblox.dockermod.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
