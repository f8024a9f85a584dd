package com.deblox.dockermod.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Asks one node for all containers, again and again, on a connection that is kept. That
 * nobody listens is no failure, and neither is being sent away for a moment; a connection
 * that breaks off is.
 */
final class UpgradeCaller {

	private static final Duration PAUSE = Duration.ofMillis(20);

	private final HttpRequest request;

	private volatile boolean over;

	private volatile String last = "";

	private volatile int calls;

	private volatile int failed;

	UpgradeCaller(BenchHost host) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://" + host.node().address() + ":" + host.node().port() + "/"))
			.timeout(Duration.ofMinutes(1))
			.POST(HttpRequest.BodyPublishers.ofString("{\"action\": \"list-containers\", \"all\": true}"));
		host.node().headers().lines().filter((line) -> line.contains(": ")).forEach((line) -> {
			String[] header = line.split(": ", 2);
			request.header(header[0], header[1]);
		});
		this.request = request.build();
	}

	int calls() {
		return this.calls;
	}

	int failed() {
		return this.failed;
	}

	/**
	 * The last failure.
	 * @return in words, empty if there was none
	 */
	String last() {
		return this.last;
	}

	void stop() {
		this.over = true;
	}

	/**
	 * Ask until it is stopped; one thread.
	 * @return nothing of interest
	 */
	double call() throws InterruptedException {
		int calls = 0;
		int failed = 0;
		try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			while (!this.over) {
				calls++;
				failed += isWell(client) ? 0 : 1;
				Thread.sleep(PAUSE);
			}
		}
		this.calls = calls;
		this.failed = failed;
		return 0;
	}

	private boolean isWell(HttpClient client) throws InterruptedException {
		try {
			HttpResponse<Void> answer = client.send(this.request, HttpResponse.BodyHandlers.discarding());
			OptionalLong later = answer.headers().firstValueAsLong("Retry-After");
			if (answer.statusCode() == 503 && later.isPresent()) {
				Thread.sleep(Duration.ofSeconds(later.getAsLong()));
				return true;
			}
			return answer.statusCode() < 300 || isFailure("status " + answer.statusCode());
		}
		catch (ConnectException ex) {
			return true;
		}
		catch (IOException ex) {
			return isFailure(ex.toString());
		}
	}

	private boolean isFailure(String what) {
		this.last = ", as " + what + " at " + this.request.uri() + " at " + Instant.now();
		return false;
	}

}
