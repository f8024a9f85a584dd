package com.deblox.dockermod.engine;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A path of the Docker Engine API with its query. Segments and parameters are held
 * decoded and are encoded on the way out, so that an id can never become another path;
 * what would do so all the same, since it is empty, {@code .} or {@code ..}, is refused.
 *
 * @param version the API version in front, or {@code null} for none
 * @param segments the decoded segments
 * @param query the decoded parameters, in order
 */
public record DockerPath(@Nullable ApiVersion version, List<String> segments, List<Parameter> query) {

	private static final Set<String> NOT_A_CONTAINER = Set.of("json", "create", "prune");

	public DockerPath {
		segments = List.copyOf(segments);
		query = List.copyOf(query);
		for (String segment : segments) {
			if (segment.isEmpty() || leads(segment)) {
				throw new EngineException(Situation.BAD_REQUEST, null, "'" + segment + "' cannot be part of a path");
			}
		}
	}

	/** Daemons decode a path before they take its dots for what they are. */
	private static boolean leads(String segment) {
		return segment.indexOf('.') >= 0
				&& List.of(segment.split("/", -1)).stream().anyMatch((part) -> part.equals(".") || part.equals(".."));
	}

	/**
	 * An unversioned path.
	 * @param segments the decoded segments
	 * @param query the decoded parameters, in order
	 */
	public DockerPath(List<String> segments, List<Parameter> query) {
		this(null, segments, query);
	}

	/**
	 * A path of the given segments.
	 * @param segments the segments, as they are meant: not encoded
	 * @return the path
	 */
	public static DockerPath of(String... segments) {
		return new DockerPath(List.of(segments), List.of());
	}

	/**
	 * Read an encoded path, as {@link #toString()} writes it.
	 * @param encoded the encoded path and query
	 * @return the path
	 * @throws IllegalArgumentException if it cannot be decoded
	 */
	public static DockerPath parse(String encoded) {
		int mark = encoded.indexOf('?');
		String path = (mark < 0) ? encoded : encoded.substring(0, mark);
		List<String> segments = new ArrayList<>();
		for (String segment : path.substring(1).split("/", -1)) {
			segments.add(decode(segment.replace("+", "%2B")));
		}
		ApiVersion version = segments.getFirst().startsWith("v") ? ApiVersion.parse(segments.getFirst().substring(1))
				: null;
		if (version != null) {
			segments.removeFirst();
		}
		return new DockerPath(version, segments, (mark >= 0) ? parameters(encoded.substring(mark + 1)) : List.of());
	}

	private static List<Parameter> parameters(String query) {
		List<Parameter> parameters = new ArrayList<>();
		for (String pair : query.split("&", -1)) {
			int equals = pair.indexOf('=');
			if (equals >= 0) {
				parameters.add(new Parameter(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
			}
			else if (!pair.isEmpty()) {
				parameters.add(new Parameter(decode(pair), ""));
			}
		}
		return parameters;
	}

	/**
	 * This path with one more parameter; without it where the value is {@code null}.
	 * @param name the parameter's name
	 * @param value its value
	 * @return a path
	 */
	public DockerPath with(String name, @Nullable Object value) {
		if (value == null) {
			return this;
		}
		List<Parameter> extended = new ArrayList<>(this.query);
		extended.add(new Parameter(name, value.toString()));
		return new DockerPath(this.version, this.segments, extended);
	}

	public DockerPath withVersion(@Nullable ApiVersion version) {
		return new DockerPath(version, this.segments, this.query);
	}

	/**
	 * This path without a parameter.
	 * @param name the parameter's name
	 * @return a path
	 */
	public DockerPath without(String name) {
		return new DockerPath(this.version, this.segments,
				this.query.stream().filter((parameter) -> !parameter.name().equals(name)).toList());
	}

	/**
	 * This path without its query: builds have secrets there, so this is what logs show.
	 * @return a path
	 */
	public DockerPath withoutQuery() {
		return this.query.isEmpty() ? this : new DockerPath(this.version, this.segments, List.of());
	}

	/**
	 * The first value of a parameter.
	 * @param name the parameter's name
	 * @return the value, or {@code null} if it is not there
	 */
	public @Nullable String parameter(String name) {
		for (Parameter parameter : this.query) {
			if (parameter.name().equals(name)) {
				return parameter.value();
			}
		}
		return null;
	}

	/**
	 * Whether the path names one container: {@code /containers/{reference}/…}.
	 * @return whether it does
	 */
	public boolean isContainerOperation() {
		return this.segments.size() >= 2 && this.segments.getFirst().equals("containers")
				&& (this.segments.size() > 2 || !NOT_A_CONTAINER.contains(this.segments.get(1)));
	}

	/**
	 * Whether the path names one exec: {@code /exec/{id}/…}.
	 * @return whether it does
	 */
	public boolean isExecOperation() {
		return this.segments.size() >= 2 && this.segments.getFirst().equals("exec");
	}

	/**
	 * What is done to the container that the path names.
	 * @return the segment after the reference; empty if there is none
	 */
	public String containerOperation() {
		return (this.segments.size() > 2) ? this.segments.get(2) : "";
	}

	/**
	 * The reference of the container that the path names.
	 * @return what stands for {@code {reference}} in {@code /containers/{reference}/…}
	 */
	public String containerReference() {
		return this.segments.get(1);
	}

	/**
	 * This path for another container.
	 * @param id the container's id
	 * @return a path
	 */
	public DockerPath withContainer(String id) {
		List<String> changed = new ArrayList<>(this.segments);
		changed.set(1, id);
		return new DockerPath(this.version, changed, this.query);
	}

	/** The encoded path and query. */
	@Override
	public String toString() {
		StringBuilder encoded = new StringBuilder();
		if (this.version != null) {
			encoded.append("/v").append(this.version);
		}
		for (String segment : this.segments) {
			encoded.append('/').append(encode(segment));
		}
		char separator = '?';
		for (Parameter parameter : this.query) {
			encoded.append(separator).append(encode(parameter.name())).append('=').append(encode(parameter.value()));
			separator = '&';
		}
		return encoded.toString();
	}

	private static String encode(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-'
					|| c == '.')) {
				return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
			}
		}
		return text;
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	/**
	 * One parameter of the query.
	 *
	 * @param name the decoded name
	 * @param value the decoded value
	 */
	public record Parameter(String name, String value) {
	}

}
