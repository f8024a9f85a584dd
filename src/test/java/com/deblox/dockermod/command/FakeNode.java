package com.deblox.dockermod.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A node that answers as it is told, on a port of loopback.
 */
final class FakeNode implements AutoCloseable {

	final List<String> asked = new CopyOnWriteArrayList<>();

	final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();

	private final Map<String, Handler> handlers = new ConcurrentHashMap<>();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final HttpServer server;

	FakeNode() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	FakeNode json(String path, String body) {
		return on(path, (exchange) -> answer(exchange, 200, body));
	}

	FakeNode error(String path, int status, String body) {
		return on(path, (exchange) -> answer(exchange, status, body));
	}

	FakeNode on(String path, Handler handler) {
		this.handlers.put(path, handler);
		return this;
	}

	static void answer(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(bytes);
		}
	}

	private void handle(HttpExchange exchange) throws IOException {
		this.asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
		this.headers.add(Map.copyOf(exchange.getRequestHeaders()));
		Handler handler = this.handlers.getOrDefault(exchange.getRequestURI().getPath(),
				(other) -> answer(other, 404, "{\"error\": \"Nothing is here\", \"statusCode\": 404}"));
		try (exchange) {
			handler.handle(exchange);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/**
	 * Answers one path.
	 */
	interface Handler {

		void handle(HttpExchange exchange) throws IOException;

	}

}
