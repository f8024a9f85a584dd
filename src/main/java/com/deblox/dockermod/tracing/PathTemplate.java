package com.deblox.dockermod.tracing;

import java.util.List;
import java.util.Set;

import com.deblox.dockermod.engine.DockerPath;

/**
 * Paths without what callers put into them: as many as Docker's API has, or a few more.
 */
final class PathTemplate {

	/** What is no name where a name could be. */
	private static final Set<String> WORDS = Set.of("json", "create", "prune", "search", "load", "get", "df");

	/** What may follow a name. */
	private static final Set<String> OPERATIONS = Set.of("json", "history", "push", "tag", "get", "connect",
			"disconnect", "start", "stop", "restart", "kill", "pause", "unpause", "rename", "update", "resize", "wait",
			"exec", "attach", "logs", "stats", "top", "changes", "archive", "export", "copy");

	private PathTemplate() {
	}

	static String of(DockerPath path) {
		List<String> segments = path.segments();
		if (segments.isEmpty()) {
			return "/";
		}
		String root = "/" + segments.getFirst();
		if (segments.size() == 1) {
			return root;
		}
		if (segments.size() == 2 && WORDS.contains(segments.get(1))) {
			return root + "/" + segments.get(1);
		}
		String last = segments.getLast();
		return root + "/{id}" + ((segments.size() > 2 && OPERATIONS.contains(last)) ? "/" + last : "");
	}

}
