package com.deblox.dockermod.ownership;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster knows of a container: where to look for it. Never its environment or
 * command, which hold secrets.
 *
 * @param id the full id
 * @param node the node that owns it
 * @param names its names, without the leading slash
 * @param image the image as it was asked for
 * @param state Docker's word for its state
 * @param labels the labels that matter
 * @param created when it was created, in seconds since 1970
 */
public record ContainerEntry(String id, NodeName node, List<String> names, String image, String state,
		Map<String, String> labels, long created) {

	/** The labels that are kept, where a container has them. */
	public static final Set<String> LABELS = Set.of("dockermod.owner", "com.docker.compose.project",
			"com.docker.compose.service");

	private static final int SHORT_ID = 12;

	public boolean isRunning() {
		return this.state.equals("running");
	}

	/**
	 * This entry, as one of many in memory: with its id, which on the wire and in the
	 * shared map is its key alone, and with the texts that are there already.
	 * @param key the id as the map's key
	 * @param before the entry that this one replaces, or {@code null} if it is the first
	 * @return the whole entry
	 */
	ContainerEntry sharing(String key, @Nullable ContainerEntry before) {
		String id = (before != null) ? before.id : key;
		List<String> names = (before != null && before.names.equals(this.names)) ? before.names : this.names;
		return new ContainerEntry(id, this.node, names, this.image, this.state, this.labels, this.created);
	}

	/**
	 * As people are told of it.
	 * @return {@code node/name (short id)}
	 */
	public String describe() {
		String name = this.names.isEmpty() ? "" : this.names.getFirst();
		return this.node + "/" + name + " (" + shortId() + ")";
	}

	private String shortId() {
		return this.id.substring(0, Math.min(SHORT_ID, this.id.length()));
	}

}
