package com.deblox.dockermod.actions;

import com.deblox.dockermod.engine.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A message that did not come over HTTP.
 *
 * @param body its bytes
 * @param address where it was sent, or {@code null} if that says nothing
 * @param origin who sent it
 * @param from from where
 * @param registryAuth a registry's credentials that came with it, or {@code null}
 */
public record ActionMessage(byte[] body, @Nullable ActionAddress address, Origin origin, String from,
		@Nullable String registryAuth) {

	/** Bodies and credentials are not for logs. */
	@Override
	public String toString() {
		return "ActionMessage[" + this.origin.id() + "]";
	}

}
