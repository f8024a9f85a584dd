/**
 * What happens in the cluster, told to all who follow it: each node's own daemon, and
 * what becomes of the nodes.
 */
@ApplicationModule(allowedDependencies = { "cluster", "docker", "engine" })
@NullMarked
package com.deblox.dockermod.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
