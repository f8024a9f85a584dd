/**
 * The JSON action protocol: {@code POST /}.
 */
@ApplicationModule(allowedDependencies = { "http", "shutdown", "routing", "templates", "ownership", "cluster", "docker",
		"engine", "security", "observation" })
@NullMarked
package com.deblox.dockermod.actions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
