/**
 * What DockerMod costs, measured on the hosts of {@code script/cluster} against calling
 * their daemons directly: {@code script/bench}.
 */
@NullMarked
package com.deblox.dockermod.bench;

import org.jspecify.annotations.NullMarked;
