package com.deblox.dockermod.api;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.deblox.dockermod.http.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Looks at each request of this API before its controller does: the node has to be one
 * that serves, and a parameter one that the path knows. A misspelt filter that is ignored
 * would be an answer to another question.
 */
final class ApiRequests implements HandlerInterceptor {

	private final Runnable serving;

	/**
	 * Make one.
	 * @param serving throws if this node must not serve
	 */
	ApiRequests(Runnable serving) {
		this.serving = serving;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		this.serving.run();
		if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
			check(new TreeMap<>(request.getParameterMap()), known(method), request.getRequestURI());
		}
		return true;
	}

	/**
	 * The parameters of a path, and whether each may come more than once.
	 * @param method what serves the path
	 * @return the parameters by name
	 */
	static Map<String, Boolean> known(HandlerMethod method) {
		return Stream.of(method.getMethodParameters())
			.filter((parameter) -> parameter.hasParameterAnnotation(RequestParam.class))
			.collect(Collectors.toMap(ApiRequests::name,
					(parameter) -> !BeanUtils.isSimpleValueType(parameter.getParameterType()), (a, b) -> a,
					TreeMap::new));
	}

	private static String name(MethodParameter parameter) {
		RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
		return (annotation != null && !annotation.name().isEmpty()) ? annotation.name()
				: String.valueOf(parameter.getParameter().getName());
	}

	private static void check(Map<String, String[]> sent, Map<String, Boolean> known, String path) {
		sent.forEach((name, values) -> {
			Boolean several = known.get(name);
			if (several == null) {
				throw Refused.badRequest("The parameter \"" + Refused.shown(name) + "\" is unknown: " + (known.isEmpty()
						? path + " knows none" : path + " knows " + String.join(", ", known.keySet())));
			}
			if (values.length > 1 && !several) {
				throw Refused
					.badRequest("The parameter \"" + name + "\" is there " + values.length + " times: once is allowed");
			}
		});
	}

}
