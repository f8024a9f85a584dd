/**
 * A node as a service of systemd: tells it when the node serves, how it is and that it
 * answers. Nothing of it is there for a node that systemd did not start.
 */
@ApplicationModule(allowedDependencies = { "cluster", "docker", "engine" })
@NullMarked
package com.deblox.dockermod.systemd;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
