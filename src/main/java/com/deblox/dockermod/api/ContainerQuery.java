package com.deblox.dockermod.api;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.deblox.dockermod.http.Refused;
import com.deblox.dockermod.ownership.ContainerEntry;
import org.jspecify.annotations.Nullable;

/**
 * Which containers are asked for.
 *
 * @param name a part of a name, or {@code null} for any
 * @param image a part of the image's name, or {@code null} for any
 * @param state Docker's word for a state, or {@code null} for any
 * @param labels labels that all have to be there, each {@code key} or {@code key=value}
 */
record ContainerQuery(@Nullable String name, @Nullable String image, @Nullable String state, List<Label> labels) {

	private static final Set<String> STATES = Set.of("created", "running", "paused", "restarting", "removing", "exited",
			"dead");

	private static final int MOST_LABELS = 10;

	private static final int LONGEST = 256;

	static ContainerQuery of(@Nullable String name, @Nullable String image, @Nullable String state,
			List<String> labels) {
		if (state != null && !STATES.contains(state)) {
			throw wrong("state", state, "it must be one of " + sorted(STATES));
		}
		if (labels.size() > MOST_LABELS) {
			throw Refused.badRequest("The parameter \"label\" is there " + labels.size() + " times: at most "
					+ MOST_LABELS + " are allowed");
		}
		return new ContainerQuery(part("name", name), part("image", image), state,
				labels.stream().map(Label::parse).toList());
	}

	boolean matches(ContainerEntry container) {
		return (this.name == null || isNamed(container, this.name))
				&& (this.image == null || container.image().contains(this.image))
				&& (this.state == null || container.state().equals(this.state)) && isLabelled(container);
	}

	private static boolean isNamed(ContainerEntry container, String part) {
		for (String name : container.names()) {
			if (name.contains(part)) {
				return true;
			}
		}
		return false;
	}

	private boolean isLabelled(ContainerEntry container) {
		for (Label label : this.labels) {
			String value = container.labels().get(label.key());
			if (value == null || (label.value() != null && !label.value().equals(value))) {
				return false;
			}
		}
		return true;
	}

	private static @Nullable String part(String parameter, @Nullable String value) {
		if (value != null && value.length() > LONGEST) {
			throw Refused.badRequest("The parameter \"" + parameter + "\" is " + value.length()
					+ " characters long: at most " + LONGEST + " are allowed");
		}
		return value;
	}

	private static RuntimeException wrong(String parameter, String value, String allowed) {
		return Refused
			.badRequest("The parameter \"" + parameter + "\" is \"" + Refused.shown(value) + "\": " + allowed);
	}

	private static String sorted(Set<String> words) {
		return words.stream().sorted().collect(Collectors.joining(", "));
	}

	/**
	 * A label that is asked for.
	 *
	 * @param key its key
	 * @param value its value, or {@code null} for any
	 */
	record Label(String key, @Nullable String value) {

		/** One that the index does not keep would match nothing, whatever there is. */
		static Label parse(String text) {
			int equals = text.indexOf('=');
			String key = (equals < 0) ? text : text.substring(0, equals);
			if (!ContainerEntry.LABELS.contains(key)) {
				throw wrong("label", text, "the index keeps " + sorted(ContainerEntry.LABELS)
						+ "; for others ask the daemons, as in {\"action\": \"list-containers\", \"all\": true, "
						+ "\"filters\": {\"label\": [\"app=web\"]}}");
			}
			return new Label(key, (equals < 0) ? null : text.substring(equals + 1));
		}

	}

}
