package com.deblox.dockermod.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;

/**
 * Reads the path of an HTTP request, if it is one of the Docker Engine API.
 */
final class DockerTarget {

	/** The first segments of the API's paths. */
	private static final Set<String> ROOTS = Set.of("_ping", "auth", "build", "commit", "configs", "containers",
			"distribution", "events", "exec", "grpc", "images", "info", "networks", "nodes", "plugins", "secrets",
			"services", "session", "swarm", "system", "tasks", "version", "volumes");

	private static final Set<String> LISTS = Set.of("json", "create", "prune");

	private final Predicate<String> isNode;

	/**
	 * Make a reader.
	 * @param isNode whether a name is that of a node: in {@code node/name} it arrives as
	 * a segment of its own
	 */
	DockerTarget(Predicate<String> isNode) {
		this.isNode = isNode;
	}

	static boolean isDockers(String encoded) {
		String uri = (encoded.indexOf('%') < 0) ? encoded : decoded(encoded);
		int start = 1;
		if (uri.startsWith("/v") && uri.length() > 2 && Character.isDigit(uri.charAt(2))) {
			return true;
		}
		int end = uri.indexOf('/', start);
		return ROOTS.contains((end < 0) ? uri.substring(Math.min(start, uri.length())) : uri.substring(start, end));
	}

	private static String decoded(String uri) {
		try {
			return URLDecoder.decode(uri, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return uri;
		}
	}

	/**
	 * Read. An encoded slash is one, as it is to a daemon: otherwise a path would be one
	 * thing to the routes, and another to the daemon that it is sent to.
	 * @param method the HTTP method
	 * @param uri the encoded path
	 * @param query the encoded query, or {@code null}
	 * @return the path
	 * @throws EngineException if it cannot be one
	 */
	DockerPath read(String method, String uri, @Nullable String query) {
		String path = uri.replace("%2F", "/").replace("%2f", "/");
		if (path.endsWith("/")) {
			throw new EngineException(Situation.NOT_FOUND, null, "page not found");
		}
		return parsed(method, (query != null) ? path + "?" + query : path);
	}

	private DockerPath parsed(String method, String target) {
		try {
			DockerPath path = DockerPath.parse(target);
			if (path.segments().isEmpty()) {
				throw new EngineException(Situation.NOT_FOUND, null, "page not found");
			}
			return withNode(method, path);
		}
		catch (IllegalArgumentException ex) {
			throw new EngineException(Situation.BAD_REQUEST, null, "The path is malformed: " + ex.getMessage());
		}
	}

	/** {@code /containers/node1/web/json} is about the container {@code node1/web}. */
	private DockerPath withNode(String method, DockerPath path) {
		List<String> segments = path.segments();
		boolean named = segments.size() >= 3 && segments.getFirst().equals("containers")
				&& !LISTS.contains(segments.get(1)) && this.isNode.test(segments.get(1))
				&& (segments.size() > 3 || method.equals("DELETE")) && !segments.get(2).equals("attach");
		if (!named) {
			return path;
		}
		List<String> joined = new ArrayList<>(segments);
		joined.set(1, segments.get(1) + "/" + joined.remove(2));
		return new DockerPath(path.version(), joined, path.query());
	}

}
