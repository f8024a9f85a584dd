package com.deblox.dockermod.command;

import java.time.Duration;
import java.util.List;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.Reach;
import com.deblox.dockermod.joining.ClusterFolder;
import com.deblox.dockermod.joining.ClusterSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Starts the node with its new settings, and waits until it serves, and has met others.
 */
final class Arrival {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration CONNECT = Duration.ofSeconds(3);

	private static final Duration ROUND = Duration.ofMillis(300);

	private static final Duration PROGRESS = Duration.ofSeconds(5);

	private final DockerModCommand top;

	private final ClusterFolder folder;

	private final ClusterSettings settings;

	private final Duration patience;

	Arrival(DockerModCommand top, ClusterFolder folder, ClusterSettings settings) {
		this(top, folder, settings, PATIENCE);
	}

	Arrival(DockerModCommand top, ClusterFolder folder, ClusterSettings settings, Duration patience) {
		this.top = top;
		this.folder = folder;
		this.settings = settings;
		this.patience = patience;
	}

	/** Before anything is changed: one member that can be connected to is enough. */
	void requireReachable() {
		List<String> others = others();
		String why = "";
		for (String member : others) {
			why = Reach.failure(member, CONNECT);
			if (why.isEmpty()) {
				return;
			}
		}
		if (!others.isEmpty()) {
			throw new CommandFailure(ExitStatus.FAILED,
					"No node of the cluster can be connected to, tried " + String.join(", ", others) + " (" + why
							+ "): start one, and let TCP port " + this.settings.memberPort()
							+ " through its firewall; nothing was changed");
		}
	}

	private List<String> others() {
		return this.settings.members().stream().filter((member) -> !member.equals(this.settings.member())).toList();
	}

	/**
	 * Start the node again, and wait.
	 * @param meeting whether it must meet others
	 */
	void restart(boolean meeting) {
		Output out = this.top.out();
		NodeService service = new NodeService(this.top.surroundings());
		if (!service.isStartedIn(this.folder)) {
			out.now("No " + NodeService.UNIT + " of this host starts in " + this.folder
					+ ": start the node there, or start it again; 'dockermod nodes' tells then who is there.");
			return;
		}
		out.now("Restarting " + NodeService.UNIT + " …");
		service.restart();
		JsonNode nodes = await(meeting);
		if (meeting) {
			out.line("This host is of the cluster " + this.settings.cluster() + ":");
			new NodeTable(this.top.surroundings().clock()).print(nodes, out);
			out.flush();
		}
	}

	/**
	 * Wait for the node.
	 * @param meeting whether it must have met others
	 * @return the nodes that it knows
	 */
	JsonNode await(boolean meeting) {
		long start = System.nanoTime();
		long told = start;
		while (true) {
			Look look = look(meeting);
			if (look.nodes() != null) {
				return look.nodes();
			}
			long now = System.nanoTime();
			if (now - start > this.patience.toNanos()) {
				throw new CommandFailure(ExitStatus.FAILED, look.ending());
			}
			if (now - told > PROGRESS.toNanos()) {
				told = now;
				this.top.err()
					.now(String.format("%4d s  %s", Duration.ofNanos(now - start).toSeconds(), look.waiting()));
			}
			pause();
		}
	}

	private Look look(boolean meeting) {
		try (NodeClient client = client()) {
			JsonNode nodes = client.get(DockerPath.of("cluster", "nodes"));
			String self = this.settings.address() + ":" + this.settings.port();
			boolean serves = false;
			boolean met = false;
			for (JsonNode node : nodes.path("nodes")) {
				boolean own = node.path("address").asString("").equals(self);
				serves |= own;
				met |= !own && !node.path("state").asString("").equals("lost");
			}
			if (serves && (met || !meeting)) {
				return new Look(nodes, "", "");
			}
			return serves ? new Look(null, "the node serves, and has met no other yet", "The node serves at " + self
					+ ", and " + String.join(", ", others()) + " did not take it in within " + this.patience.toSeconds()
					+ " s: their secret, cluster name or generation is another, or a firewall keeps their "
					+ "ports from this host; 'journalctl -u dockermod' on both and 'dockermod doctor' tell which, "
					+ "'dockermod cluster leave' takes back what was changed")
					: new Look(null, "the node does not say yet that it serves at " + self,
							notServing(self, "it serves elsewhere"));
		}
		catch (CommandFailure ex) {
			return new Look(null, ex.getMessage(), notServing(address(), ex.getMessage()));
		}
	}

	private String notServing(Object where, String why) {
		return "The node does not serve at " + where + " within " + this.patience.toSeconds() + " s (" + why
				+ "): 'journalctl -u dockermod -n 30' tells why; 'dockermod cluster leave' takes back what was changed";
	}

	private NodeClient client() {
		NodeAddress address = address();
		return new NodeClient(address, address.dialler(null), this.folder.token());
	}

	/** With TLS, whose certificates this command does not know, the socket. */
	private NodeAddress address() {
		return this.folder.isTls() ? NodeAddress.unix(this.top.surroundings().socket())
				: NodeAddress.parse("http://" + this.settings.address() + ":" + this.settings.port(), "--port");
	}

	private static void pause() {
		try {
			Thread.sleep(ROUND);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CommandFailure(ExitStatus.FAILED, "It was interrupted", ex);
		}
	}

	/**
	 * What was seen.
	 *
	 * @param nodes the nodes, where all is well
	 * @param waiting what is waited for
	 * @param ending the sentence, should it never come
	 */
	private record Look(@Nullable JsonNode nodes, String waiting, String ending) {

	}

}
