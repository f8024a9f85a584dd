package com.deblox.dockermod.docker;

/** X. */
public interface EventListener {

	void subscribed();

	void event(EngineEvent event);

	void broken(String why);

}
