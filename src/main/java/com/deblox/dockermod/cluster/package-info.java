/**
 * Members, the nodes that they carry, and how a request is run on a peer.
 */
@ApplicationModule(allowedDependencies = { "docker", "engine", "security", "settings" })
@NullMarked
package com.deblox.dockermod.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
