package com.deblox.dockermod.docker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.RequestInLog;
import com.github.dockerjava.transport.DockerHttpClient.Response;

/**
 * One call of the daemon. Small answers are read at once; of a long one the rest is a
 * stream that a {@link DeadlineStream} watches. The turn is given back when the call has
 * really ended: never before, and once.
 */
final class DaemonCall implements Callable<EngineResponse> {

	private static final int SMALL = 64 * 1024;

	private final NodeName node;

	private final EngineRequest request;

	private final DockerTransport transport;

	private final ScheduledExecutorService scheduler;

	private final Runnable release;

	private final AtomicBoolean settled = new AtomicBoolean();

	DaemonCall(NodeName node, EngineRequest request, DockerTransport transport, ScheduledExecutorService scheduler,
			Runnable release) {
		this.node = node;
		this.request = request;
		this.transport = transport;
		this.scheduler = scheduler;
		this.release = new Once(release);
	}

	/**
	 * Nobody waits for the answer any more: it is closed when it comes. One that came at
	 * this very moment is closed by its own watch.
	 */
	void abandon() {
		this.settled.set(true);
	}

	@Override
	public EngineResponse call() {
		if (this.request.caller().equals(Caller.NODE)) {
			// nobody follows what the node asks of its own daemon each second
			return ask();
		}
		try (RequestInLog _ = RequestInLog.of(this.request.id())) {
			return ask();
		}
	}

	private EngineResponse ask() {
		Response response = null;
		boolean handedOver = false;
		try {
			response = this.transport.send(this.request.method(), this.request.path().toString(),
					this.request.headers(), this.request.body());
			EngineResponse answer = read(response);
			handedOver = this.settled.compareAndSet(false, true) && answer.body() instanceof SequenceInputStream;
			return answer;
		}
		catch (IOException ex) {
			throw Thread.currentThread().isInterrupted() ? EngineException.callerLeft(this.node, ex)
					: EngineException.brokeOff(this.node, ex);
		}
		finally {
			if (!handedOver) {
				if (response != null) {
					response.close();
				}
				this.release.run();
			}
		}
	}

	private EngineResponse read(Response response) throws IOException {
		InputStream body = response.getBody();
		boolean talks = this.request.deadline().silence() != null;
		int small = smallest(response);
		byte[] head = talks ? new byte[0] : body.readNBytes(small);
		if (!talks && head.length < small) {
			return EngineResponse.of(this.node, response.getStatusCode(), response.getHeaders(), head);
		}
		DeadlineStream rest = new DeadlineStream(body, this.node, this.request, () -> {
			response.close();
			this.release.run();
		}, this.scheduler);
		return new EngineResponse(this.node, response.getStatusCode(), response.getHeaders(),
				new SequenceInputStream(new ByteArrayInputStream(head), rest), rest::end);
	}

	/**
	 * One byte more than the answer has: then its end is seen, and no larger buffer is
	 * made.
	 */
	private static int smallest(Response response) {
		List<String> length = response.getHeaders().get("Content-Length");
		try {
			long known = (length != null) ? Long.parseLong(length.getFirst()) : SMALL;
			return (int) Math.min(SMALL, known + 1);
		}
		catch (NumberFormatException ex) {
			return SMALL;
		}
	}

}
