package com.deblox.dockermod.tracing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * A span, as far as the tests look at it, out of an <a href=
 * "https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto">ExportTraceServiceRequest</a>.
 *
 * @param node the resource's {@code service.instance.id}
 * @param trace its trace
 * @param id its own id
 * @param parent its parent's id, empty for none
 * @param name its name
 * @param kind 2 for a server's, 3 for a client's
 * @param attributes its attributes, numbers as text
 */
record ReceivedStep(String node, String trace, String id, String parent, String name, int kind,
		Map<String, String> attributes) {

	static List<ReceivedStep> read(byte[] request) {
		List<ReceivedStep> steps = new ArrayList<>();
		fields(ByteBuffer.wrap(request), (number, spans) -> resourceSpans((ByteBuffer) spans, steps));
		return steps;
	}

	private static void resourceSpans(ByteBuffer message, List<ReceivedStep> steps) {
		Map<String, String> resource = new TreeMap<>();
		List<ByteBuffer> scopes = new ArrayList<>();
		fields(message, (number, value) -> {
			if (number == 1) {
				fields((ByteBuffer) value, (field, attribute) -> keyValue(attribute, resource));
			}
			else if (number == 2) {
				scopes.add((ByteBuffer) value);
			}
		});
		String node = resource.getOrDefault("service.instance.id", "");
		for (ByteBuffer scope : scopes) {
			fields(scope, (number, value) -> {
				if (number == 2) {
					steps.add(span(node, (ByteBuffer) value));
				}
			});
		}
	}

	private static ReceivedStep span(String node, ByteBuffer message) {
		Map<Integer, Object> single = new TreeMap<>();
		Map<String, String> attributes = new TreeMap<>();
		fields(message, (number, value) -> {
			if (number == 9) {
				keyValue(value, attributes);
			}
			else {
				single.put(number, value);
			}
		});
		return new ReceivedStep(node, hex(single.get(1)), hex(single.get(2)), hex(single.get(4)), text(single.get(5)),
				((Long) single.getOrDefault(6, 0L)).intValue(), attributes);
	}

	private static void keyValue(Object message, Map<String, String> into) {
		Map<Integer, Object> pair = new TreeMap<>();
		fields((ByteBuffer) message, pair::put);
		Map<Integer, Object> value = new TreeMap<>();
		fields((ByteBuffer) Objects.requireNonNull(pair.get(2)), value::put);
		Object content = value.values().iterator().next();
		into.put(text(pair.get(1)), (content instanceof ByteBuffer) ? text(content) : content.toString());
	}

	/** Numbers as {@code Long}, what has a length as {@code ByteBuffer}. */
	private static void fields(ByteBuffer message, BiConsumer<Integer, Object> visitor) {
		message.order(ByteOrder.LITTLE_ENDIAN);
		while (message.hasRemaining()) {
			long tag = varint(message);
			Object value = switch ((int) (tag & 7)) {
				case 0 -> varint(message);
				case 1 -> message.getLong();
				case 2 -> slice(message, (int) varint(message));
				default -> (long) message.getInt();
			};
			visitor.accept((int) (tag >>> 3), value);
		}
	}

	private static ByteBuffer slice(ByteBuffer message, int length) {
		ByteBuffer slice = message.slice(message.position(), length);
		message.position(message.position() + length);
		return slice;
	}

	private static long varint(ByteBuffer message) {
		long value = 0;
		for (int shift = 0;; shift += 7) {
			byte next = message.get();
			value |= (long) (next & 0x7f) << shift;
			if (next >= 0) {
				return value;
			}
		}
	}

	private static byte[] bytes(@Nullable Object value) {
		if (!(value instanceof ByteBuffer buffer)) {
			return new byte[0];
		}
		byte[] bytes = new byte[buffer.remaining()];
		buffer.duplicate().get(bytes);
		return bytes;
	}

	private static String hex(@Nullable Object value) {
		return HexFormat.of().formatHex(bytes(value));
	}

	private static String text(@Nullable Object value) {
		return new String(bytes(value), StandardCharsets.UTF_8);
	}

}
