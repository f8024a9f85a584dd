package com.deblox.dockermod.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.hazelcast.nio.serialization.FieldKind;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import org.jspecify.annotations.Nullable;

/**
 * Fields that Hazelcast's compact format has no word for.
 */
public final class WireFields {

	private WireFields() {
	}

	/**
	 * Read a text that is always there.
	 * @param reader where from
	 * @param field the field's name
	 * @return the text, empty if an older node did not write it
	 */
	public static String text(CompactReader reader, String field) {
		String text = reader.readString(field);
		return (text != null) ? text : "";
	}

	/**
	 * Whether a field was written: a node of an older version does not know it.
	 * @param reader where from
	 * @param field the field's name
	 * @return whether it can be read
	 */
	public static boolean isThere(CompactReader reader, String field) {
		return reader.getFieldKind(field) != FieldKind.NOT_AVAILABLE;
	}

	static String textIfThere(CompactReader reader, String field) {
		return isThere(reader, field) ? text(reader, field) : "";
	}

	static Map<String, String> mapIfThere(CompactReader reader, String field) {
		return isThere(reader, field) ? map(reader, field) : Map.of();
	}

	/**
	 * Read bytes that are always there.
	 * @param reader where from
	 * @param field the field's name
	 * @return the bytes, none if an older node did not write them
	 */
	public static byte[] bytes(CompactReader reader, String field) {
		byte[] bytes = reader.readArrayOfInt8(field);
		return (bytes != null) ? bytes : new byte[0];
	}

	public static Map<String, String> map(CompactReader reader, String field) {
		@Nullable String @Nullable [] pairs = reader.readArrayOfString(field);
		if (pairs == null || pairs.length == 0) {
			return Map.of();
		}
		Map<String, String> map = new LinkedHashMap<>();
		for (int i = 0; i + 1 < pairs.length; i += 2) {
			map.put(String.valueOf(pairs[i]), String.valueOf(pairs[i + 1]));
		}
		return map;
	}

	public static void map(CompactWriter writer, String field, Map<String, String> map) {
		String[] pairs = new String[map.size() * 2];
		int i = 0;
		for (Map.Entry<String, String> entry : map.entrySet()) {
			pairs[i++] = entry.getKey();
			pairs[i++] = entry.getValue();
		}
		writer.writeArrayOfString(field, pairs);
	}

	/**
	 * Read headers: a name stands before each of its values.
	 * @param reader where from
	 * @param field the field's name
	 * @return the headers, none if an older node did not write them
	 */
	static Map<String, List<String>> headers(CompactReader reader, String field) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		String[] pairs = reader.readArrayOfString(field);
		for (int i = 0; pairs != null && i + 1 < pairs.length; i += 2) {
			headers.computeIfAbsent(String.valueOf(pairs[i]), (name) -> new ArrayList<>(1))
				.add(String.valueOf(pairs[i + 1]));
		}
		return headers;
	}

	static void headers(CompactWriter writer, String field, Map<String, List<String>> headers) {
		List<String> pairs = new ArrayList<>(2 * headers.size());
		headers.forEach((name, values) -> values.forEach((value) -> {
			pairs.add(name);
			pairs.add(value);
		}));
		list(writer, field, pairs);
	}

	public static List<String> list(CompactReader reader, String field) {
		String[] items = reader.readArrayOfString(field);
		return (items != null) ? List.of(items) : List.of();
	}

	public static void list(CompactWriter writer, String field, List<String> items) {
		writer.writeArrayOfString(field, items.toArray(String[]::new));
	}

}
