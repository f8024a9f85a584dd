/**
 * The documentation as a thing that is tested: its links lead somewhere, and each command
 * in it is run.
 */
@NullMarked
package com.deblox.dockermod.docs;

import org.jspecify.annotations.NullMarked;
