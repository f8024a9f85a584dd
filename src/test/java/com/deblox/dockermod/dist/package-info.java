/**
 * Tests of what stands beside the jar: the scripts and files of {@code src/main/dist}.
 */
@NullMarked
package com.deblox.dockermod.dist;

import org.jspecify.annotations.NullMarked;
