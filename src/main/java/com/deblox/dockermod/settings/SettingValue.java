package com.deblox.dockermod.settings;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Words for values, and for what values there may be.
 */
final class SettingValue {

	private static final Pattern SECRET = Pattern.compile("(secret|token|password|headers(\\..*)?|private-key)$");

	private static final int LONGEST = 200;

	private static final Map<Class<?>, String> ALLOWED = Map.ofEntries(
			Map.entry(Duration.class, "a time, as in 10s or 2500ms,"), Map.entry(DataSize.class, "a size, as in 1MB,"),
			Map.entry(Integer.class, "a whole number"), Map.entry(Long.class, "a whole number"),
			Map.entry(Double.class, "a number, as in 0.5,"), Map.entry(Float.class, "a number, as in 0.5,"),
			Map.entry(Boolean.class, "true or false"), Map.entry(InetAddress.class, "an address of this host"),
			Map.entry(Path.class, "the path of a file or folder"),
			Map.entry(URI.class, "an address, as in unix:///var/run/docker.sock or tcp://host:port,"),
			Map.entry(String.class, "a text"), Map.entry(Map.class, "names, each with a value,"));

	private SettingValue() {
	}

	/**
	 * A value as it may be shown.
	 * @param name the setting's name
	 * @param value its value
	 * @return the value, cut off where it is long; nothing of a secret
	 */
	static String shown(String name, @Nullable Object value) {
		if (SECRET.matcher(name).find()) {
			return "set";
		}
		String text = String.valueOf(value);
		return text.isEmpty() ? "empty" : (text.length() > LONGEST) ? text.substring(0, LONGEST) + "…" : text;
	}

	static String allowed(Class<?> type) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (boxed.isEnum()) {
			return Arrays.stream(boxed.getEnumConstants())
				.map((constant) -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
				.collect(Collectors.joining(" or "));
		}
		return ALLOWED.getOrDefault(boxed, "a value of type " + boxed.getSimpleName());
	}

}
