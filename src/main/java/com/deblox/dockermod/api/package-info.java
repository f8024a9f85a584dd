/**
 * The cluster's own API, {@code /cluster/**}: what Docker's has no word for.
 */
@ApplicationModule(allowedDependencies = { "doctor", "events", "streams", "http", "routing", "templates", "ownership",
		"cluster", "docker", "engine", "security", "observation" })
@NullMarked
package com.deblox.dockermod.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
