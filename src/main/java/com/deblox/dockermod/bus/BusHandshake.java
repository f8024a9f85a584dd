package com.deblox.dockermod.bus;

import java.util.List;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.server.support.AbstractHandshakeHandler;

/**
 * Makes a request a WebSocket connection. Nothing is compressed: it would cost each
 * client's connection some hundred kilobytes for as long as it lasts.
 */
final class BusHandshake extends AbstractHandshakeHandler {

	BusHandshake() {
		setSupportedProtocols("v12.stomp");
	}

	@Override
	protected List<WebSocketExtension> filterRequestedExtensions(ServerHttpRequest request,
			List<WebSocketExtension> requested, List<WebSocketExtension> supported) {
		return List.of();
	}

}
