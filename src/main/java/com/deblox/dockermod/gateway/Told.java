package com.deblox.dockermod.gateway;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.observation.Served;
import com.deblox.dockermod.routing.DaemonMessage;
import com.deblox.dockermod.routing.NodeAnswer;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What is told of a request to those who observe.
 */
final class Told {

	private static final int CREATED = 201;

	private static final Set<String> READING = Set.of("GET", "HEAD");

	private static final Set<String> UNCHANGING = Set.of("resize", "auth", "wait");

	private static final Set<String> NAMES = Set.of("name", "fromImage", "tag", "repo", "container", "t", "node",
			"path", "signal", "force");

	private Told() {
	}

	/** Before its body is read: who sends too much, or leaves, has asked for it too. */
	static void asked(Served served, Route route, String method, DockerPath path) {
		served.is(route.operation(), isChange(route, method));
		if (path.isContainerOperation()) {
			served.concerns(path.containerReference());
		}
	}

	/**
	 * Who attaches may type, by whatever method; a terminal's size, a look at a registry
	 * and waiting change nothing.
	 */
	private static boolean isChange(Route route, String method) {
		return route.manner() == Manner.HIJACK
				|| (!READING.contains(method) && !UNCHANGING.contains(route.template().getLast()));
	}

	/**
	 * What is asked, in the caller's words.
	 * @param request the request
	 * @return its method and path, and of its query what names something: builds have
	 * secrets in theirs
	 */
	static String words(HttpServletRequest request) {
		String query = request.getQueryString();
		String names = (query == null) ? ""
				: Stream.of(query.split("&", -1)).filter(Told::isName).collect(Collectors.joining("&"));
		String words = request.getMethod() + " " + request.getRequestURI();
		return names.isEmpty() ? words : words + "?" + names;
	}

	private static boolean isName(String parameter) {
		int equals = parameter.indexOf('=');
		return equals > 0 && NAMES.contains(parameter.substring(0, equals));
	}

	static void answered(Served served, EngineResponse answer) {
		byte[] body = answer.inMemory();
		String error = null;
		// a stream's body is not waited for
		if (body != null && (answer.isError() || answer.status() == CREATED)) {
			NodeAnswer.Answered whole = new NodeAnswer.Answered(answer.node(), answer.status(), answer.headers(), body);
			error = answer.isError() ? DaemonMessage.of(whole) : null;
			String made = whole.madeId();
			served.made((made != null) ? List.of(made) : List.of());
		}
		served.answered(answer.node(), answer.status(), error);
	}

}
