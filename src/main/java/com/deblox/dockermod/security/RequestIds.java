package com.deblox.dockermod.security;

import java.io.IOException;

import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.RequestInLog;
import com.deblox.dockermod.engine.TraceParent;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * Gives each HTTP request its id, before anybody else sees it: so whoever is refused has
 * one, too. What nodes ask of each other has the id of the request that it is for.
 */
public final class RequestIds extends ValveBase {

	/** Where nodes ask each other. */
	private static final String PEERS = "/peer/";

	private static final String ATTRIBUTE = RequestId.class.getName();

	RequestIds() {
		super(true);
	}

	/**
	 * The id of a request, the same whoever asks.
	 * @param request the request
	 * @return its id
	 */
	public static RequestId of(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof RequestId id) {
			return id;
		}
		RequestId id = RequestId.of(request.getHeader(TraceParent.HEADER));
		request.setAttribute(ATTRIBUTE, id);
		return id;
	}

	/**
	 * Begin an answer anew, after one that cannot be given. What says whose answer it is
	 * stays.
	 * @param response the response, not yet committed
	 */
	public static void reset(HttpServletResponse response) {
		String id = response.getHeader(RequestId.HEADER);
		response.reset();
		if (id != null) {
			response.setHeader(RequestId.HEADER, id);
		}
	}

	/**
	 * Whether a path is one that nodes ask each other under.
	 * @param uri the path, or {@code null} where there is none that can be read
	 * @return whether it is
	 */
	public static boolean isOfPeers(@Nullable String uri) {
		return uri != null && uri.startsWith(PEERS);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (isOfPeers(request.getRequestURI())) {
			getNext().invoke(request, response);
			return;
		}
		RequestId id = of(request);
		response.setHeader(RequestId.HEADER, id.value());
		try (RequestInLog _ = RequestInLog.of(id)) {
			getNext().invoke(request, response);
		}
	}

}
