package com.deblox.dockermod.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of Server-Sent Events, as the standard describes one.
 */
public final class ServerSentEvents implements AutoCloseable {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final HttpResponse<InputStream> response;

	private final List<Event> events = new CopyOnWriteArrayList<>();

	private volatile boolean ended;

	private ServerSentEvents(HttpResponse<InputStream> response) {
		this.response = response;
	}

	/**
	 * Follow.
	 * @param uri what
	 * @param headers names and values
	 * @return the client; it follows
	 */
	public static ServerSentEvents follow(String uri, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			ServerSentEvents client = new ServerSentEvents(
					CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
			Thread.ofVirtual().start(client::read);
			return client;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public HttpResponse<InputStream> response() {
		return this.response;
	}

	public List<Event> events() {
		return this.events;
	}

	public boolean isEnded() {
		return this.ended;
	}

	private void read() {
		Map<String, String> fields = new HashMap<>();
		try (Scanner lines = new Scanner(this.response.body(), StandardCharsets.UTF_8)) {
			while (lines.hasNextLine()) {
				String line = lines.nextLine();
				int colon = line.indexOf(':');
				if (colon > 0) {
					fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
				}
				else if (line.isEmpty() && fields.containsKey("data")) {
					this.events.add(new Event(fields.getOrDefault("id", ""), fields.getOrDefault("event", ""),
							JsonMapper.shared().readTree(fields.get("data"))));
					fields.remove("data");
				}
			}
		}
		this.ended = true;
	}

	@Override
	public void close() {
		try {
			this.response.body().close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * One event.
	 *
	 * @param id its id
	 * @param kind what it is called
	 * @param data what it says
	 */
	public record Event(String id, String kind, JsonNode data) {

		public String name() {
			return this.data.path("name").asString("");
		}

		public boolean missed() {
			return this.data.path("missed").asBoolean(false);
		}

	}

}
