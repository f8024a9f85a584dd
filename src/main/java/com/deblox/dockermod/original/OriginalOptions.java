package com.deblox.dockermod.original;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import com.deblox.dockermod.settings.Within;
import com.deblox.dockermod.settings.WrongSettingException;
import org.jspecify.annotations.Nullable;

/**
 * The options of the original's command line, which are those of Vert.x 2.
 *
 * @param conf the file that {@code -conf} names
 * @param cluster whether other nodes are joined
 * @param clusterHost where they meet this one
 */
record OriginalOptions(@Nullable Path conf, boolean cluster, @Nullable String clusterHost) {

	private static final Set<String> WITHOUT_VALUE = Set.of("-cluster", "-ha", "-worker");

	private static final Map<String, String> WITHOUT_COUNTERPART = Map.of("-cluster-port",
			"nodes speak over the members' port, which hazelcast.yaml or dockermod.members.port has", "-instances",
			"one node serves with as many threads as it needs", "-worker", "every request has a thread of its own",
			"-includes", "the jar has all that it needs", "-cp", "the jar has all that it needs", "-ha",
			"containers stay where they are when a node is lost", "-hagroup",
			"containers stay where they are when a node is lost", "-quorum", "there is none");

	/**
	 * Read a command line.
	 * @param words what of it are no options of Spring
	 * @param warnings is told what has no counterpart, and why
	 * @return the options, or {@code null} if there are none of the original's
	 */
	static @Nullable OriginalOptions of(List<String> words, Consumer<String> warnings) {
		Path conf = null;
		boolean cluster = false;
		String host = null;
		for (int i = 0; i < words.size(); i++) {
			String option = words.get(i);
			String value = WITHOUT_VALUE.contains(option) ? "" : (i + 1 < words.size()) ? words.get(++i) : null;
			switch (option) {
				case "-conf" -> conf = Path.of(required(option, value, "a file with a JSON object"));
				case "-cluster" -> cluster = true;
				case "-cluster-host" -> host = required(option, value, "an address of this host");
				default -> pass(option, value, warnings);
			}
		}
		return words.isEmpty() ? null : new OriginalOptions(conf, cluster || host != null, host);
	}

	private static void pass(String option, @Nullable String value, Consumer<String> warnings) {
		String why = WITHOUT_COUNTERPART.get(option);
		if (why == null) {
			throw new WrongSettingException(option
					+ " is no option of a node: -conf FILE, -cluster, -cluster-host HOST, and each setting as --name=value are allowed");
		}
		if (option.equals("-cluster-port")) {
			requirePort(required(option, value, "a port"));
		}
		warnings.accept(option + " has no counterpart: " + why);
	}

	private static void requirePort(String value) {
		try {
			Within.number("-cluster-port", Integer.parseInt(value), 1, Within.MOST_PORTS);
		}
		catch (NumberFormatException ex) {
			throw new WrongSettingException("-cluster-port is " + value + ": 1 to " + Within.MOST_PORTS + " is allowed",
					ex);
		}
	}

	private static String required(String option, @Nullable String value, String allowed) {
		if (value == null || value.isEmpty() || value.startsWith("-")) {
			throw new WrongSettingException(option + " has no value: " + allowed + " is allowed");
		}
		return value;
	}

}
