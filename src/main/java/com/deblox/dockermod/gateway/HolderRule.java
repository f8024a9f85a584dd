package com.deblox.dockermod.gateway;

import java.util.List;
import java.util.function.Function;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;

/**
 * To a node that has what the request is about, the asked one first. Where no reachable
 * node has it the asked one's daemon says so, and who could not be asked is named.
 *
 * @param view the cluster
 * @param things what the request is about, as paths that show it
 */
record HolderRule(ClusterView view, Function<DockerPath, List<DockerPath>> things) implements Rule {

	@Override
	public EngineResponse answer(EngineRequest request) {
		EngineRequest asked = this.view.toAsked(request);
		List<DockerPath> things = this.things.apply(asked.path());
		Search.Found found = ClusterView.namesNode(request) ? new Search.Found(asked.node(), new byte[0], List.of())
				: new Search(this.view).find(things, asked);
		NodeName holder = found.first();
		if (holder != null) {
			return this.view.cluster().execute(asked.withNode(holder));
		}
		return Everywhere.naming(nobody(asked, found), found.missing());
	}

	private EngineResponse nobody(EngineRequest asked, Search.Found found) {
		try {
			return this.view.cluster().execute(asked);
		}
		catch (EngineException ex) {
			if (ex.situation().mayHaveHappened() || found.missing().size() >= this.view.nodes().get().size()) {
				throw ex;
			}
			// the others have answered that they lack it
			throw new EngineException(Situation.NOT_FOUND, null,
					"Not found on any node that could be asked: " + String.join("/", asked.path().segments()), ex);
		}
	}

}
