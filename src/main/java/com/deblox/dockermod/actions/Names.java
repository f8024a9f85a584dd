package com.deblox.dockermod.actions;

import java.util.regex.Pattern;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.http.Refused;

/**
 * What containers and images may be called, so that a name stays a name on its way to the
 * daemon.
 */
final class Names {

	private static final int LONGEST = 256;

	private static final Pattern CONTAINER = Pattern.compile("/?[a-zA-Z0-9][a-zA-Z0-9_.-]+");

	private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9\\[][A-Za-z0-9._/:@\\[\\]-]*");

	private Names() {
	}

	/**
	 * The path of an operation on a container.
	 * @param reference what the caller calls the container
	 * @param operation the rest of the path
	 * @return the path
	 * @throws EngineException if no container can be called that
	 */
	static DockerPath container(String reference, String... operation) {
		String name = reference.startsWith("/") ? reference.substring(1) : reference;
		if (name.length() > LONGEST || hasOddCharacters(name) || hasOddSegments(name)) {
			throw Refused.badRequest("The field \"id\" is \"" + Refused.shown(reference)
					+ "\": it must be a container's id, the beginning of one, its name, or node/name, of at most "
					+ LONGEST + " characters");
		}
		String[] segments = new String[2 + operation.length];
		segments[0] = "containers";
		segments[1] = reference;
		System.arraycopy(operation, 0, segments, 2, operation.length);
		return DockerPath.of(segments);
	}

	/**
	 * A name for a new container.
	 * @param name what the caller wants
	 * @return the name without a leading slash
	 * @throws EngineException if Docker would refuse it
	 */
	static String forContainer(String name) {
		if (name.length() > LONGEST || !CONTAINER.matcher(name).matches()) {
			throw Refused.badRequest("The field \"name\" is \"" + Refused.shown(name)
					+ "\": it must be two or more letters, digits, '_', '.' and '-', beginning with a letter or digit, "
					+ "at most " + LONGEST);
		}
		return name.startsWith("/") ? name.substring(1) : name;
	}

	/**
	 * A reference to an image.
	 * @param image what the caller calls it
	 * @return the same
	 * @throws EngineException if no image can be called that
	 */
	static String image(String image) {
		if (image.length() > 2 * LONGEST || !IMAGE.matcher(image).matches() || hasOddSegments(image)) {
			throw Refused.badRequest("The field \"image\" is \"" + Refused.shown(image)
					+ "\": it must be an image, as in ubuntu, registry:5000/team/app:1.2 or app@sha256:…");
		}
		return image;
	}

	private static boolean hasOddCharacters(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
				return true;
			}
		}
		return false;
	}

	private static boolean hasOddSegments(String text) {
		for (String segment : text.split("/", -1)) {
			if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
				return true;
			}
		}
		return false;
	}

}
