package com.deblox.dockermod.command;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

import com.deblox.dockermod.docker.Dialler;
import com.deblox.dockermod.docker.StreamTransport;
import com.deblox.dockermod.docker.StreamTransport.UnsentException;
import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Asks one node over HTTP: a connection for each question. Every failure is the sentence
 * that the user is to see. Safe for use by several threads.
 */
final class NodeClient implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final int LIMIT = 64 * 1024 * 1024;

	/** Who it is says the answer: this stands for the one that was dialled. */
	private static final NodeName ASKED = new NodeName("node");

	private final NodeAddress address;

	private final Dialler dialler;

	private final @Nullable String token;

	private final ScheduledExecutorService watch = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("watch").daemon().factory());

	private final StreamTransport transport = new StreamTransport(this.watch);

	NodeClient(NodeAddress address, Dialler dialler, @Nullable String token) {
		this.address = address;
		this.dialler = dialler;
		this.token = token;
	}

	NodeAddress address() {
		return this.address;
	}

	JsonNode get(DockerPath path) {
		return exchange("GET", path);
	}

	JsonNode post(DockerPath path) {
		return exchange("POST", path);
	}

	private JsonNode exchange(String method, DockerPath path) {
		try (EngineResponse response = open(method, path, Map.of(), Deadline.in(PATIENCE))) {
			return json(response);
		}
	}

	/**
	 * Ask for something that comes bit by bit.
	 * @param method the HTTP method
	 * @param path the path and query
	 * @param headers headers beside those that every question has
	 * @param deadline until when the answer must have begun
	 * @return the answer, no error; closing it, on any thread, ends it
	 */
	EngineResponse open(String method, DockerPath path, Map<String, String> headers, Deadline deadline) {
		EngineResponse response = send(method, path, headers, deadline);
		if (response.isError()) {
			try (response) {
				throw refused(response);
			}
		}
		return response;
	}

	/**
	 * Read an answer that comes bit by bit.
	 * @param response the answer
	 * @param silence the longest time for which a node that is there sends nothing
	 * @return its body, which ends where nothing comes for so long; to be closed
	 */
	InputStream whileAlive(EngineResponse response, Duration silence) {
		return new AliveStream(response, this.watch, silence);
	}

	private EngineResponse send(String method, DockerPath path, Map<String, String> headers, Deadline deadline) {
		EngineRequest request = EngineRequest.of(method, path, new Origin(Caller.LOCAL, RequestId.random()), deadline);
		try {
			return this.transport.send(ASKED, this.dialler, path.toString(), headers(headers), request, () -> {
			});
		}
		catch (UnsentException ex) {
			throw new CommandFailure(ExitStatus.NO_NODE, unreachable(ex), ex);
		}
		catch (IOException ex) {
			throw brokeOff(ex);
		}
		catch (EngineException ex) {
			throw new CommandFailure(ExitStatus.NO_NODE, "The node at " + this.address + " did not answer within "
					+ PATIENCE.toSeconds() + " s: ask another one with --node", ex);
		}
	}

	private Map<String, List<String>> headers(Map<String, String> more) {
		Map<String, List<String>> headers = new HashMap<>();
		headers.put("Host", List.of(this.address.hostAndPort()));
		headers.put("User-Agent", List.of("dockermod/" + Version.number()));
		if (this.token != null && !this.address.isUnix()) {
			headers.put("Authorization", List.of("Bearer " + this.token));
		}
		more.forEach((name, value) -> headers.put(name, List.of(value)));
		return headers;
	}

	private String unreachable(IOException ex) {
		String why = (ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName();
		String mend = (ex.getCause() instanceof SSLException)
				? "if its certificate is of an authority of your own, name that with --cacert"
				: "start it, or name another with --node or " + NodeOptions.NODE;
		return "No node answers at " + this.address + " (" + why + "): " + mend;
	}

	private CommandFailure brokeOff(IOException ex) {
		return new CommandFailure(ExitStatus.NO_NODE, "The node at " + this.address
				+ " broke off its answer: ask again, or another one with --node (" + ex.getMessage() + ")", ex);
	}

	private CommandFailure refused(EngineResponse response) {
		if (response.status() == 401) {
			return new CommandFailure(ExitStatus.FAILED,
					"The node at " + this.address
							+ ((this.token != null) ? " does not know this token: put the right one"
									: " wants to hear a token: put it")
							+ " into " + NodeOptions.TOKEN + ", or name a file that holds it with --token-file");
		}
		String said = said(response);
		return new CommandFailure(ExitStatus.FAILED,
				!said.isEmpty() ? said : "The node at " + this.address + " answered with status " + response.status()
						+ ": is that a DockerMod of the version of this command?");
	}

	private String said(EngineResponse response) {
		try {
			JsonNode json = json(response);
			return json.path("error").asString(json.path("message").asString(""));
		}
		catch (CommandFailure ex) {
			return "";
		}
	}

	private JsonNode json(EngineResponse response) {
		ScheduledFuture<?> end = this.watch.schedule(response::close, PATIENCE.toSeconds(), TimeUnit.SECONDS);
		try {
			return Json.read(response.body().readNBytes(LIMIT));
		}
		catch (IOException ex) {
			throw brokeOff(ex);
		}
		catch (JacksonException ex) {
			throw new CommandFailure(ExitStatus.FAILED,
					"What answers at " + this.address + " is no DockerMod: name a node with --node", ex);
		}
		finally {
			end.cancel(false);
		}
	}

	@Override
	public void close() {
		this.watch.shutdownNow();
	}

}
