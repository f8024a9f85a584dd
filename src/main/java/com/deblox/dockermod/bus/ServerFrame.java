package com.deblox.dockermod.bus;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompEncoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

/**
 * A frame for a client, under way.
 */
final class ServerFrame {

	private static final StompEncoder ENCODER = new StompEncoder();

	private static final byte[] NONE = {};

	private final StompHeaderAccessor accessor;

	private ServerFrame(StompCommand command) {
		this.accessor = StompHeaderAccessor.create(command);
	}

	static ServerFrame of(StompCommand command) {
		return new ServerFrame(command);
	}

	/**
	 * Add a header.
	 * @param name its name
	 * @param value its value, or {@code null} for none
	 * @return this
	 */
	ServerFrame with(String name, @Nullable String value) {
		if (value != null) {
			this.accessor.setNativeHeader(name, value);
		}
		return this;
	}

	String text() {
		return text(NONE);
	}

	String json(byte[] body) {
		if (body.length > 0) {
			with("content-type", "application/json");
		}
		return text(body);
	}

	private String text(byte[] body) {
		return new String(ENCODER.encode(this.accessor.getMessageHeaders(), body), StandardCharsets.UTF_8);
	}

}
