package com.deblox.dockermod.bus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.http.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompConversionException;
import org.springframework.messaging.simp.stomp.StompDecoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

/**
 * A frame that a client sent.
 *
 * @param command what it is
 * @param headers its headers, each with all its values
 * @param body its body
 */
record ClientFrame(StompCommand command, Map<String, List<String>> headers,
		@SuppressWarnings("ArrayRecordComponent") byte[] body) {

	private static final StompDecoder DECODER = new StompDecoder();

	/**
	 * Read.
	 * @param bytes the frame without the zero at its end
	 * @return the frame
	 * @throws EngineException if it is none that a client may send
	 */
	static ClientFrame read(byte[] bytes) {
		ByteBuffer whole = ByteBuffer.allocate(bytes.length + 1).put(bytes).rewind();
		try {
			List<Message<byte[]>> messages = DECODER.decode(whole);
			StompHeaderAccessor accessor = messages.isEmpty() ? null : StompHeaderAccessor.wrap(messages.getFirst());
			StompCommand command = (accessor != null) ? accessor.getCommand() : null;
			if (accessor != null && command != null) {
				return new ClientFrame(command, accessor.toNativeHeaderMap(), messages.getFirst().getPayload());
			}
			throw malformed("it has no command");
		}
		catch (StompConversionException ex) {
			throw malformed("a header has no colon or an unknown escape, or there is a body where none is allowed");
		}
		catch (IllegalArgumentException ex) {
			throw malformed("its command is '" + Refused.shown(command(bytes)) + "'");
		}
	}

	private static String command(byte[] bytes) {
		return new String(bytes, 0, Math.min(bytes.length, 100), StandardCharsets.UTF_8).lines().findFirst().orElse("");
	}

	@Nullable String header(String name) {
		List<String> values = this.headers.get(name);
		return (values != null && !values.isEmpty()) ? values.getFirst() : null;
	}

	/**
	 * A header that HTTP has, too, where upper case makes no difference.
	 * @param name its name
	 * @return its value, or {@code null}
	 */
	@Nullable String httpHeader(String name) {
		for (Map.Entry<String, List<String>> header : this.headers.entrySet()) {
			if (header.getKey().equalsIgnoreCase(name)) {
				return header.getValue().getFirst();
			}
		}
		return null;
	}

	String mandatory(String name) {
		String value = header(name);
		if (value == null || value.isEmpty()) {
			throw new EngineException(Situation.BAD_REQUEST, null,
					"The header \"" + name + "\" is missing: " + this.command + " needs it");
		}
		return value;
	}

	private static EngineException malformed(String why) {
		return new EngineException(Situation.BAD_REQUEST, null, "This is not a frame of STOMP 1.2: " + why);
	}

	/** Never shows the headers or the body: they may hold secrets. */
	@Override
	public String toString() {
		return "ClientFrame[" + this.command + "]";
	}

}
