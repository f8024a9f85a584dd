package com.deblox.dockermod.docker;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** X. */
public class EngineMonitor {

	public boolean isUp() {
		return false;
	}

	public Instant since() {
		return Instant.EPOCH;
	}

	public @Nullable EngineInfo info() {
		return null;
	}

	public void addListener(EngineListener listener) {
		listener.engineDown("");
	}

}
