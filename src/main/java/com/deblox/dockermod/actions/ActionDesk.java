package com.deblox.dockermod.actions;

import java.util.concurrent.atomic.AtomicInteger;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.RequestInLog;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.observation.Observations;
import com.deblox.dockermod.observation.Served;
import com.deblox.dockermod.observation.Surface;
import com.deblox.dockermod.shutdown.StopStep;

/**
 * Takes messages that do not come over HTTP: the same actions, within the same bounds.
 */
public final class ActionDesk implements StopStep {

	/** The most bytes of a message. */
	public static final int LIMIT = RequestBody.LIMIT;

	private final Actions actions;

	private final InFlight inFlight;

	private final Observations observations;

	private final AtomicInteger underWay = new AtomicInteger();

	ActionDesk(Actions actions, InFlight inFlight, Observations observations) {
		this.actions = actions;
		this.inFlight = inFlight;
		this.observations = observations;
	}

	/**
	 * Do what a message asks for, on this thread.
	 * @param message the bytes of the message
	 * @param head what stands above it
	 * @param listener is told the answer, once
	 */
	public void serve(byte[] message, MessageHead head, ActionListener listener) {
		this.underWay.incrementAndGet();
		try (RequestInLog _ = RequestInLog.of(head.origin().id());
				Served served = this.observations.begin(Surface.BUS, head.origin(), head.from())) {
			serve(message, head, served, listener);
		}
		finally {
			this.underWay.decrementAndGet();
		}
	}

	private void serve(byte[] message, MessageHead head, Served served, ActionListener listener) {
		ActionCall waiting;
		try (InFlight.Place _ = this.inFlight.enter(false)) {
			ActionCall call = this.actions.prepare(message, head.address(), served, head.registryAuth());
			if (!call.isPatient()) {
				listener.answered(call.run());
				return;
			}
			waiting = call;
		}
		catch (EngineException ex) {
			listener.answered(refused(ex, served));
			return;
		}
		await(waiting, served, listener);
	}

	private void await(ActionCall call, Served served, ActionListener listener) {
		ActionResult result;
		try (InFlight.Place _ = this.inFlight.enter(true)) {
			listener.waits();
			result = call.run();
			if (result.status() >= 400 && this.inFlight.isStopping()) {
				result = refused(EngineException.stopping(), served);
			}
		}
		catch (EngineException ex) {
			result = refused(ex, served);
		}
		if (this.inFlight.isStopping()) {
			// the interrupt was for the wait: with it nothing could be sent
			Thread.interrupted();
		}
		listener.answered(result);
	}

	@Override
	public int underWay() {
		return this.underWay.get();
	}

	/**
	 * Refuse a message that is not even tried.
	 * @param why why
	 * @param origin who sent it
	 * @param from from where
	 * @return the answer
	 */
	public ActionResult refuse(EngineException why, Origin origin, String from) {
		try (Served served = this.observations.begin(Surface.BUS, origin, from)) {
			return refused(why, served);
		}
	}

	private static ActionResult refused(EngineException why, Served served) {
		served.failed(why);
		return refused(why, served.origin().id());
	}

	/**
	 * What is answered to what is no message at all.
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

}
