package com.deblox.dockermod.actions;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages that do not come over HTTP: the same actions, within the same bounds.
 */
public final class ActionDesk {

	/** The most bytes of a message. */
	public static final int LIMIT = RequestBody.LIMIT;

	private final Actions actions;

	private final InFlight inFlight;

	ActionDesk(Actions actions, InFlight inFlight) {
		this.actions = actions;
		this.inFlight = inFlight;
	}

	/**
	 * Do what a message asks for, on this thread.
	 * @param message the bytes of the message
	 * @param address where it was sent, or {@code null} if that says nothing
	 * @param origin who asks
	 * @param registryAuth a registry's credentials that came with it, or {@code null}
	 * @param listener is told the answer, once
	 */
	public void serve(byte[] message, @Nullable ActionAddress address, Origin origin, @Nullable String registryAuth,
			ActionListener listener) {
		ActionCall waiting;
		try (InFlight.Place _ = this.inFlight.enter(false)) {
			ActionCall call = this.actions.prepare(message, address, origin, registryAuth);
			if (!call.isPatient()) {
				listener.answered(call.run());
				return;
			}
			waiting = call;
		}
		catch (EngineException ex) {
			listener.answered(refused(ex, origin.id()));
			return;
		}
		await(waiting, listener);
	}

	private void await(ActionCall call, ActionListener listener) {
		ActionResult result;
		try (InFlight.Place _ = this.inFlight.enter(true)) {
			listener.waits();
			listener.answered(call.run());
			return;
		}
		catch (EngineException ex) {
			result = refused(ex, call.request().origin().id());
		}
		listener.answered(result);
	}

	/**
	 * What is answered to what is not even tried.
	 * @param why why
	 * @param id the request's id
	 * @return the answer
	 */
	public static ActionResult refused(EngineException why, RequestId id) {
		return ActionCall.failed(why, id);
	}

	/**
	 * What is wrong with a message that is longer than {@link #LIMIT}.
	 * @return what to refuse it with
	 */
	public static EngineException tooLarge() {
		return new EngineException(Situation.TOO_LARGE, null,
				"The body is longer than " + LIMIT + " bytes, the most that is allowed");
	}

	/**
	 * The id of a request.
	 * @param traceParent the trace that its sender names, or {@code null}
	 * @return that trace's, or a new one
	 */
	public static RequestId requestId(@Nullable String traceParent) {
		return TraceParent.requestId(traceParent);
	}

}
