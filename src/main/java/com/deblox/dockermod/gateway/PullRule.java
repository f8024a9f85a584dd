package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.engine.Streaming;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /images/create}: pulled by all registered nodes at once.
 *
 * @param view the cluster
 */
record PullRule(ClusterView view) implements Rule {

	/** So long may a registry let a daemon wait for its first word. */
	private static final Duration SILENCE = Duration.ofSeconds(60);

	private static final int SMALL = 64 * 1024;

	@Override
	public EngineResponse answer(EngineRequest request) {
		EngineRequest asked = this.view.toAsked(request);
		if (ClusterView.namesNode(request)) {
			return this.view.cluster().execute(asked);
		}
		readToItsEnd(request.streaming());
		EngineRequest pull = asked.withDeadline(Deadline.in(SILENCE)).withStreaming(Streaming.ANSWER);
		return new MergedProgress(this.view, (node) -> true).start(this.view.up(), pull::withNode, (node) -> {
		});
	}

	/** The route's requests may be imports; a pull has no body. */
	private static void readToItsEnd(@Nullable Streaming streaming) {
		InputStream upload = (streaming != null) ? streaming.upload() : null;
		try {
			if (upload != null && upload.readNBytes(SMALL).length == SMALL) {
				throw new EngineException(Situation.TOO_LARGE, null, "A pull has no body");
			}
		}
		catch (IOException ex) {
			throw new EngineException(Situation.BAD_REQUEST, null, "The request broke off", ex);
		}
	}

}
