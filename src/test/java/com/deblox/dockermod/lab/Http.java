package com.deblox.dockermod.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plain HTTP, and JSON.
 */
final class Http {

	static final JsonMapper JSON = JsonMapper.builder().build();

	/** No call of these tests may last longer, whatever happens to the hosts. */
	private static final Duration LONGEST = Duration.ofMinutes(2);

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private Http() {
	}

	static Answer send(String method, String uri, @Nullable String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri))
			.timeout(LONGEST)
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		long start = System.nanoTime();
		try {
			HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
			return new Answer(response, Duration.ofNanos(System.nanoTime() - start));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What came back.
	 *
	 * @param response the response
	 * @param time how long it took
	 */
	record Answer(HttpResponse<byte[]> response, Duration time) {

		int status() {
			return this.response.statusCode();
		}

		String text() {
			return new String(this.response.body(), StandardCharsets.UTF_8);
		}

		JsonNode json() {
			return JSON.readTree(this.response.body());
		}

		/** The daemon's JSON, out of the envelope. */
		JsonNode body() {
			return json().path("Response").path("Body");
		}

		String error() {
			return json().path("error").asString("");
		}

		String header(String name) {
			return this.response.headers().firstValue(name).orElse("");
		}

		@Override
		public String toString() {
			return status() + " in " + this.time.toMillis() + " ms: " + text();
		}

	}

}
