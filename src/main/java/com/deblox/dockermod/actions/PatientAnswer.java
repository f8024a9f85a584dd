package com.deblox.dockermod.actions;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.RequestInLog;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Answers what may take as long as the caller stays. Whether an idle caller is still
 * there is only seen by writing to him: so, after a while, spaces are sent, which JSON
 * allows before its value. From the first one on the HTTP status is 200, and the
 * {@code statusCode} in the answer decides. When the caller has left, the call is
 * interrupted.
 */
final class PatientAnswer {

	private final Duration quiet;

	private final Duration interval;

	/**
	 * Make one.
	 * @param quiet how long nothing is sent
	 * @param interval the time between two spaces
	 */
	PatientAnswer(Duration quiet, Duration interval) {
		this.quiet = quiet;
		this.interval = interval;
	}

	void answer(HttpServletResponse response, ActionCall call) throws IOException {
		FutureTask<ActionResult> task = new FutureTask<>(() -> run(call));
		Thread.ofVirtual().name("wait-" + call.request().origin().id()).start(task);
		boolean answered = false;
		try {
			ActionResult result = await(task, call, this.quiet);
			if (result != null) {
				ResultWriter.write(response, result);
			}
			else {
				ResultWriter.write(response.getOutputStream(), keepAlive(response, task, call));
			}
			answered = true;
		}
		finally {
			if (!answered) {
				task.cancel(true);
			}
		}
	}

	private static ActionResult run(ActionCall call) {
		try (RequestInLog _ = RequestInLog.of(call.request().origin().id())) {
			return call.run();
		}
	}

	private ActionResult keepAlive(HttpServletResponse response, FutureTask<ActionResult> task, ActionCall call)
			throws IOException {
		response.setStatus(HttpServletResponse.SC_OK);
		response.setContentType(ResultWriter.JSON);
		OutputStream out = response.getOutputStream();
		ActionResult result = null;
		while (result == null) {
			out.write(' ');
			response.flushBuffer();
			result = await(task, call, this.interval);
		}
		return result;
	}

	private static @Nullable ActionResult await(FutureTask<ActionResult> task, ActionCall call, Duration time) {
		try {
			return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			// this node is being stopped: who waits is told, and may wait elsewhere
			task.cancel(true);
			return ActionCall.failed(EngineException.stopping(), call.request().origin().id());
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("Calls turn failures into answers", ex.getCause());
		}
	}

}
