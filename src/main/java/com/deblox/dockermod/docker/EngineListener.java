package com.deblox.dockermod.docker;

/** X. */
public interface EngineListener {

	void engineUp(EngineInfo info);

	void engineDown(String why);

}
