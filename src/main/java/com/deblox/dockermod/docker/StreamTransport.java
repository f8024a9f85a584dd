package com.deblox.dockermod.docker;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;

/**
 * Sends requests whose answers are streams: each on a connection of its own, which ends
 * with the answer. Until the answer's head is there the request's deadline holds; from
 * then on it is the caller who ends it, by closing the answer.
 */
public final class StreamTransport {

	private final ScheduledExecutorService watch;

	/**
	 * Make a transport.
	 * @param watch ends what takes too long
	 */
	public StreamTransport(ScheduledExecutorService watch) {
		this.watch = watch;
	}

	/**
	 * Send a request.
	 * @param node whose engine it is, for what is said when it fails
	 * @param dialler where to
	 * @param target the request's target, encoded
	 * @param headers the headers
	 * @param request what is asked; its body and {@link EngineRequest#streaming()} are
	 * sent
	 * @param release is called when the answer is closed, or there is none
	 * @return the answer; to be closed
	 * @throws UnsentException if there was no connection
	 * @throws IOException if the connection broke before the answer's head was there
	 * @throws EngineException if there was no head in time
	 */
	public EngineResponse send(NodeName node, Dialler dialler, String target, Map<String, List<String>> headers,
			EngineRequest request, Runnable release) throws IOException {
		boolean answered = false;
		StreamedExchange exchange = null;
		try {
			exchange = new StreamedExchange(dial(dialler));
			StreamedExchange sent = exchange;
			ClassicHttpResponse head = head(node, sent, target, headers, request);
			EngineResponse response = new EngineResponse(node, head.getCode(), headersOf(head),
					sent.body(head, request.method()), () -> {
						sent.close();
						release.run();
					}, sent.duplex(head));
			answered = true;
			return response;
		}
		finally {
			if (!answered) {
				if (exchange != null) {
					exchange.close();
				}
				release.run();
			}
		}
	}

	private static Wire dial(Dialler dialler) throws UnsentException {
		try {
			return dialler.dial();
		}
		catch (IOException ex) {
			throw new UnsentException(ex);
		}
	}

	private ClassicHttpResponse head(NodeName node, StreamedExchange exchange, String target,
			Map<String, List<String>> headers, EngineRequest request) throws IOException {
		long millis = request.deadline().left().toMillis();
		ScheduledFuture<?> end = this.watch.schedule(exchange::close, millis, TimeUnit.MILLISECONDS);
		try {
			exchange.send(target, headers, request);
			return exchange.head();
		}
		catch (HttpException ex) {
			throw new IOException("The answer is not HTTP: " + ex.getMessage(), ex);
		}
		catch (IOException ex) {
			if (request.deadline().isOver()) {
				throw EngineException.timeout(node, Duration.ofMillis(millis), request.id());
			}
			throw ex;
		}
		finally {
			end.cancel(false);
		}
	}

	private static Map<String, List<String>> headersOf(ClassicHttpResponse head) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		for (Header header : head.getHeaders()) {
			headers.computeIfAbsent(header.getName(), (name) -> new ArrayList<>(1)).add(header.getValue());
		}
		return headers;
	}

	/**
	 * There was no connection: nothing was asked.
	 */
	public static final class UnsentException extends IOException {

		UnsentException(IOException cause) {
			super(cause.getMessage(), cause);
		}

	}

}
