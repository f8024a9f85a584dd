package com.deblox.dockermod.gateway;

import java.io.InputStream;
import java.util.List;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Streaming;

/**
 * {@code POST /images/load}: loaded by all registered nodes at once, from one upload. One
 * node's words are passed on, and everybody's errors.
 *
 * @param view the cluster
 */
record LoadRule(ClusterView view) implements Rule {

	@Override
	public EngineResponse answer(EngineRequest request) {
		EngineRequest asked = this.view.toAsked(request);
		InputStream upload = (request.streaming() != null) ? request.streaming().upload() : null;
		if (ClusterView.namesNode(request) || upload == null) {
			return this.view.cluster().execute(asked);
		}
		List<NodeName> nodes = this.view.up();
		NodeName shown = nodes.contains(this.view.self()) ? this.view.self() : nodes.getFirst();
		UploadTee tee = new UploadTee(upload, nodes);
		tee.start();
		return new MergedProgress(this.view, shown::equals).start(nodes,
				(node) -> asked.withStreaming(Streaming.of(tee.copyFor(node))), tee::leaveOut);
	}

}
