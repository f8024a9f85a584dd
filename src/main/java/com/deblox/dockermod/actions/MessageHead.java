package com.deblox.dockermod.actions;

import com.deblox.dockermod.engine.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What stands above a message that does not come over HTTP.
 *
 * @param address where it was sent, or {@code null} if that says nothing
 * @param origin who sent it
 * @param from from where
 * @param registryAuth a registry's credentials that came with it, or {@code null}
 */
public record MessageHead(@Nullable ActionAddress address, Origin origin, String from, @Nullable String registryAuth) {

	/** Credentials are not for logs. */
	@Override
	public String toString() {
		return "MessageHead[" + this.origin.id() + "]";
	}

}
