/**
 * DockerMod: the application class starts it, the packages below it do the work.
 */
@NullMarked
package com.deblox.dockermod;

import org.jspecify.annotations.NullMarked;
