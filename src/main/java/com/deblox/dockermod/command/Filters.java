package com.deblox.dockermod.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.DockerPath;

/**
 * The {@code --filter key=value} of a person as the parameters of a question.
 */
final class Filters {

	private final List<Map.Entry<String, String>> values = new ArrayList<>();

	/**
	 * Read filters.
	 * @param filters what the person said
	 * @param keys the keys that there are
	 */
	Filters(List<String> filters, List<String> keys) {
		for (String filter : filters) {
			int equals = filter.indexOf('=');
			String key = (equals > 0) ? filter.substring(0, equals) : "";
			// all labels have to be there, of the others one can be
			if (!keys.contains(key) || (has(key) && !key.equals("label"))) {
				throw new CommandFailure(ExitStatus.USAGE, "--filter is '" + filter + "': " + String.join("=, ", keys)
						+ "= are allowed, each once" + (keys.contains("label") ? ", label several times" : ""));
			}
			this.values.add(Map.entry(key, filter.substring(equals + 1)));
		}
	}

	boolean has(String key) {
		return this.values.stream().anyMatch((filter) -> filter.getKey().equals(key));
	}

	DockerPath addTo(DockerPath path) {
		DockerPath with = path;
		for (Map.Entry<String, String> filter : this.values) {
			with = with.with(filter.getKey(), filter.getValue());
		}
		return with;
	}

}
