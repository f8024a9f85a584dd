/**
 * What DockerMod promises, seen on real Docker engines: three hosts of
 * {@code script/cluster}, called over HTTP as anybody would.
 */
@NullMarked
package com.deblox.dockermod.lab;

import org.jspecify.annotations.NullMarked;
