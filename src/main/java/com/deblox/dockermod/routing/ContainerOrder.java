package com.deblox.dockermod.routing;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One or more containers of the same kind, to be made somewhere in the cluster.
 *
 * @param spec the create spec of
 * <a href="https://docs.docker.com/reference/api/engine/">{@code POST
 * /containers/create}</a>, name apart; not changed
 * @param name the container's name, or of several the beginning of their names
 * ({@code name-1} …), or {@code null} for Docker's choice
 * @param instances how many; {@code null} for one that is not numbered
 * @param pull when the image is pulled first
 * @param node the node that was asked for, or {@code null} where placement decides
 * @param platform what it is built for, as in {@code linux/arm64}, or {@code null} for
 * what the node is
 * @param registryAuth a registry's credentials for the pull, or {@code null}
 * @param origin who asks
 */
public record ContainerOrder(ObjectNode spec, @Nullable String name, @Nullable Integer instances, PullPolicy pull,
		@Nullable NodeName node, @Nullable String platform, @Nullable String registryAuth, Origin origin) {

	/**
	 * An order of what any node can run.
	 * @param spec the create spec
	 * @param name the name, or {@code null}
	 * @param instances how many, or {@code null}
	 * @param pull when the image is pulled first
	 * @param node the node that was asked for, or {@code null}
	 * @param registryAuth a registry's credentials, or {@code null}
	 * @param origin who asks
	 */
	public ContainerOrder(ObjectNode spec, @Nullable String name, @Nullable Integer instances, PullPolicy pull,
			@Nullable NodeName node, @Nullable String registryAuth, Origin origin) {
		this(spec, name, instances, pull, node, null, registryAuth, origin);
	}

	/** How many containers it is. */
	int count() {
		return (this.instances != null) ? this.instances : 1;
	}

	/** Never shows the spec or the credentials: they may hold secrets. */
	@Override
	public String toString() {
		return "ContainerOrder[name=" + this.name + ", instances=" + this.instances + "]";
	}

}
