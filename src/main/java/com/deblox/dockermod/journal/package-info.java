/**
 * What this process prints, as systemd's journal reads it: lines with their level,
 * without what the journal knows itself. Nothing of it is there where the journal does
 * not read.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package com.deblox.dockermod.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
