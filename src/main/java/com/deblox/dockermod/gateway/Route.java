package com.deblox.dockermod.gateway;

import java.util.List;

/**
 * One kind of requests, and what is done with them.
 *
 * @param method the HTTP method, or {@code *} for any
 * @param template the path; of its segments those in braces stand for any one, and
 * {@code **} at its end for all that follow
 * @param manner how they travel
 * @param name the rule's name, for the documentation
 * @param rule what is done
 * @param operation method and path, as one word for those who count
 */
record Route(String method, List<String> template, Manner manner, String name, Rule rule, String operation) {

	static Route of(String method, String template, Manner manner, String name, Rule rule) {
		return new Route(method, List.of(template.substring(1).split("/", -1)), manner, name, rule,
				method + " " + template);
	}

	boolean matches(String method, List<String> segments) {
		if (!isFor(method)) {
			return false;
		}
		int at = 0;
		for (int i = 0; i < this.template.size(); i++) {
			String part = this.template.get(i);
			if (part.equals("**")) {
				// an image's name has slashes: what follows the stars is the path's end
				int following = this.template.size() - i - 1;
				at = Math.max(at + 1, segments.size() - following);
			}
			else if (at >= segments.size() || !(part.startsWith("{") || part.equals(segments.get(at)))) {
				return false;
			}
			else {
				at++;
			}
		}
		return at == segments.size();
	}

	private boolean isFor(String method) {
		return this.method.equals("*") || this.method.equals(method)
				|| (this.method.equals("GET") && method.equals("HEAD"));
	}

}
