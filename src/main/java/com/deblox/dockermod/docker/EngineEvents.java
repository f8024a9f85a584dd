package com.deblox.dockermod.docker;

/** X. */
public class EngineEvents {

	public void addListener(EventListener listener) {
		listener.subscribed();
	}

}
