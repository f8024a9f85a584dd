package com.deblox.dockermod.settings;

/**
 * A bean whose constructor looks at settings, and refuses those that are wrong: it is
 * made before anything is bound or joined.
 */
public interface StartChecked {

}
