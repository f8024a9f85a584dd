package com.deblox.dockermod.actions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.observation.Observations;

/**
 * A desk over a fake cluster, for the tests of other packages.
 */
public final class ActionFixtures {

	private final FakeCluster cluster = new FakeCluster();

	public ActionDesk desk(int places, Observations observations) {
		return new ActionDesk(this.cluster.actions(), new InFlight(places), observations);
	}

	/**
	 * What the HTTP front end says to the same.
	 * @param message a message
	 * @return the answer's body
	 */
	public String answerOverHttp(String message) {
		return FakeCluster.text(this.cluster.execute(message));
	}

	public List<EngineRequest> asked() {
		return this.cluster.asked;
	}

	public void clear() {
		this.cluster.asked.clear();
		this.cluster.askedAll.clear();
		this.cluster.answers.clear();
	}

	/** The next request is answered so. */
	public void answers(int status, String body) {
		this.cluster.answers(status, body);
	}

	/**
	 * The next request waits to be released, or for its thread's interrupt.
	 * @param released ends it
	 * @param interrupted is told of the interrupt
	 */
	public void holds(CountDownLatch released, CountDownLatch interrupted) {
		this.cluster.answers.add(() -> {
			try {
				released.await();
			}
			catch (InterruptedException ex) {
				interrupted.countDown();
				throw EngineException.callerLeft(FakeCluster.NODE1, ex);
			}
			return EngineResponse.of(FakeCluster.NODE1, 200, Map.of("Content-Type", List.of("application/json")),
					"{\"StatusCode\":7}".getBytes(StandardCharsets.UTF_8));
		});
	}

}
