package com.deblox.dockermod.bus;

import com.deblox.dockermod.actions.ActionAddress;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.http.Refused;

/**
 * The addresses on the bus. None has to be kept: what a container's says is looked up
 * when somebody sends there.
 */
final class Addresses {

	static final String REPLIES = "/user/queue/replies";

	private static final String USER = "/user/";

	private final String cluster;

	private final String containers;

	private final String nodes;

	private final String events;

	/**
	 * Make them.
	 * @param clusterAddress the cluster's name
	 */
	Addresses(String clusterAddress) {
		this.cluster = "/" + clusterAddress;
		this.containers = this.cluster + ".docker";
		this.nodes = this.containers + ".";
		this.events = this.cluster + ".events";
	}

	Destination find(String text) {
		if (text.equals(this.cluster)) {
			return new Destination.Actions(null);
		}
		if (text.equals(this.containers)) {
			return new Destination.Actions(ActionAddress.ofNewContainers(text));
		}
		if (text.equals(this.events)) {
			return new Destination.Events();
		}
		if (text.equals(REPLIES)) {
			return new Destination.Replies();
		}
		if (text.startsWith(this.nodes) && text.length() > this.nodes.length()) {
			return new Destination.Actions(ActionAddress.ofNode(text, text.substring(this.nodes.length())));
		}
		if (!text.startsWith("/") || text.length() < 2 || text.startsWith(USER)
				|| text.startsWith(this.cluster + ".")) {
			return new Destination.Nowhere();
		}
		String reference = text.substring(1);
		return new Destination.Container(ActionAddress.ofContainer(text, reference), reference);
	}

	EngineException nowhere(String text) {
		return new EngineException(Situation.NOT_FOUND, null, "There is no address " + Refused.shown(text)
				+ ": messages go to " + takers() + "; what can be subscribed is " + readable());
	}

	EngineException onlyRead(String text) {
		return new EngineException(Situation.BAD_REQUEST, null,
				Refused.shown(text) + " is there to be subscribed: messages go to " + takers());
	}

	EngineException onlyTakes(String text) {
		return new EngineException(Situation.BAD_REQUEST, null,
				Refused.shown(text) + " takes messages: what can be subscribed is " + readable());
	}

	private String takers() {
		return this.cluster + ", " + this.containers + ", " + this.nodes + "<node> and /<container id>";
	}

	private String readable() {
		return REPLIES + ", " + this.events + " and /<container id>";
	}

}
