package com.deblox.dockermod.actions;

import java.util.List;

import com.deblox.dockermod.cluster.Identity;
import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.ownership.ContainerIndex;
import com.deblox.dockermod.ownership.Load;
import com.deblox.dockermod.routing.ClusterEngine;
import com.deblox.dockermod.routing.ContainerCreator;
import com.deblox.dockermod.routing.ContainerOrder;
import com.deblox.dockermod.routing.NodeAdministration;
import com.deblox.dockermod.routing.NodeAnswer;
import com.deblox.dockermod.routing.PullAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that this node is part of.
 */
record RoutedCluster(Identity identity, ClusterEngine engine, ContainerCreator creator, PullAnswer pulls, Nodes all,
		NodeAdministration administration, ContainerIndex index) implements Cluster {

	@Override
	public void checkServing() {
		this.identity.check();
	}

	@Override
	public NodeName self() {
		return this.all.self();
	}

	@Override
	public List<Node> nodes() {
		return this.all.all();
	}

	@Override
	public NodeName find(String name) {
		return this.all.get(name).name();
	}

	@Override
	public Load load(NodeName node) {
		return this.index.load(node);
	}

	@Override
	public EngineResponse execute(EngineRequest request) {
		return this.engine.execute(request);
	}

	@Override
	public List<NodeAnswer> executeOnAll(EngineRequest request) {
		return this.engine.executeOnAll(request);
	}

	@Override
	public List<NodeAnswer> create(ContainerOrder order) {
		return this.creator.create(order);
	}

	@Override
	public void register(String hostname, Origin origin) {
		this.administration.register(hostname, origin);
	}

	@Override
	public void unregister(String hostname, Origin origin) {
		this.administration.unregister(hostname, origin);
	}

	@Override
	public @Nullable String errorInPull(byte[] progress) {
		return this.pulls.errorIn(progress);
	}

}
