package com.deblox.dockermod.tracing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Takes traces as a collector does: OTLP over HTTP, in Protocol Buffers.
 */
final class OtlpReceiver implements AutoCloseable {

	private final HttpServer server;

	private final List<ReceivedStep> steps = new CopyOnWriteArrayList<>();

	private final List<String> authorizations = new CopyOnWriteArrayList<>();

	private volatile int status = 200;

	private OtlpReceiver(HttpServer server) {
		this.server = server;
	}

	static OtlpReceiver start() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		OtlpReceiver receiver = new OtlpReceiver(server);
		server.createContext("/v1/traces", receiver::receive);
		server.start();
		return receiver;
	}

	String endpoint() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/v1/traces";
	}

	/** From now on, answer so. */
	void answer(int status) {
		this.status = status;
	}

	List<ReceivedStep> steps() {
		return this.steps;
	}

	List<String> authorizations() {
		return this.authorizations;
	}

	private void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] body = exchange.getRequestBody().readAllBytes();
			this.authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
			if (this.status == 200) {
				this.steps.addAll(ReceivedStep.read(body));
			}
			exchange.sendResponseHeaders(this.status, -1);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
