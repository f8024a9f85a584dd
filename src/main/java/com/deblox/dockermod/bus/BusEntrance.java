package com.deblox.dockermod.bus;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.http.ErrorAnswer;
import com.deblox.dockermod.security.CurrentCaller;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * Where clients connect; who calls has been asked before. Whoever does not want a
 * WebSocket is told so as any other path would.
 */
final class BusEntrance implements HttpRequestHandler, HandshakeInterceptor {

	private static final int UPGRADE_REQUIRED = 426;

	private final BusHandler handler;

	private final WebSocketHttpRequestHandler webSocket;

	BusEntrance(BusHandler handler) {
		this.handler = handler;
		this.webSocket = new WebSocketHttpRequestHandler(handler, new BusHandshake());
		this.webSocket.setHandshakeInterceptors(List.of(this));
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		if (!request.getMethod().equals("GET")) {
			response.setHeader("Allow", "GET");
			response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
		}
		else if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
			response.setHeader("Upgrade", "websocket");
			response.sendError(UPGRADE_REQUIRED);
		}
		else if (this.handler.isFull()) {
			refuse(response);
		}
		else {
			this.webSocket.handleRequest(request, response);
		}
	}

	private void refuse(HttpServletResponse response) throws IOException {
		ErrorAnswer.send(response, new EngineException(Situation.BUSY, null, "This node's bus has "
				+ this.handler.size() + " clients, the most that it serves: try again later, or at another node"));
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		HttpServletRequest handshake = ((ServletServerHttpRequest) request).getServletRequest();
		attributes.put(BusHandler.CLIENT, new Client(CurrentCaller.of(handshake), CurrentCaller.from(handshake),
				CurrentCaller.standing(handshake)));
		return true;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception exception) {
	}

}
