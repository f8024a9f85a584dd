package com.deblox.dockermod.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.DockerPath;

/**
 * The {@code --filter key=value} of a person as the parameters of a question.
 */
final class Filters {

	private final Map<String, String> values = new LinkedHashMap<>();

	/**
	 * Read filters.
	 * @param filters what the person said
	 * @param keys the keys that there are
	 */
	Filters(List<String> filters, List<String> keys) {
		for (String filter : filters) {
			int equals = filter.indexOf('=');
			String key = (equals > 0) ? filter.substring(0, equals) : "";
			if (!keys.contains(key) || this.values.put(key, filter.substring(equals + 1)) != null) {
				throw new CommandFailure(ExitStatus.USAGE,
						"--filter is '" + filter + "': " + String.join("=, ", keys) + "= are allowed, each once");
			}
		}
	}

	boolean has(String key) {
		return this.values.containsKey(key);
	}

	DockerPath addTo(DockerPath path) {
		DockerPath with = path;
		for (Map.Entry<String, String> filter : this.values.entrySet()) {
			with = with.with(filter.getKey(), filter.getValue());
		}
		return with;
	}

}
