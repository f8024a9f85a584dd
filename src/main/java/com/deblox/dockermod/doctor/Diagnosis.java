package com.deblox.dockermod.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.NodeState;

/**
 * What is wrong with a cluster, by what its nodes told.
 */
final class Diagnosis {

	/** What the clocks of hosts may be apart before people notice. */
	static final Duration CLOCKS = Duration.ofSeconds(1);

	private final Examination told;

	private final List<Finding> findings = new ArrayList<>();

	private Diagnosis(Examination told) {
		this.told = told;
	}

	static List<Finding> of(Examination told) {
		Diagnosis diagnosis = new Diagnosis(told);
		diagnosis.states();
		diagnosis.members();
		told.answers().forEach((answer) -> {
			diagnosis.identity(answer.checkup());
			diagnosis.reach(answer.checkup());
			diagnosis.clock(answer);
		});
		diagnosis.versions();
		diagnosis.templates();
		return diagnosis.findings;
	}

	private void states() {
		for (Node node : this.told.nodes()) {
			String name = node.name().value();
			if (node.state() == NodeState.LOST) {
				error("node", name, name + " is lost since " + node.since(),
						"Its containers answer 503, and lists say that they are not complete.",
						"start DockerMod on it, or forget it: dockermod unregister " + name);
			}
			else if (node.state() == NodeState.ENGINE_DOWN) {
				error("docker", name, "The Docker engine of " + name + " does not answer since " + node.since(),
						"Its containers cannot be reached, and new ones go elsewhere.",
						"on " + name + ": systemctl restart docker");
			}
		}
	}

	private void members() {
		this.told.silent()
			.forEach((name, why) -> error("member", name, name + " does not say how it is: " + why,
					"What is wrong with it is not found.", "look into its log: journalctl -u dockermod"));
		this.told.strangers()
			.forEach((address, why) -> warning("member", this.told.self(),
					"hazelcast.yaml names " + address + ", where no member of this cluster is: "
							+ (why.isEmpty() ? "something listens there, and does not join" : why),
					"The node there is on its own, or there is none.",
					why.isEmpty()
							? "give both the same secret and the same dockermod.cluster-address, or take it out of member-list"
							: "start DockerMod there, let port 5701 through its firewall, or take it out of member-list"));
	}

	private void identity(Checkup checkup) {
		if (!checkup.conflict().isEmpty()) {
			boolean engine = checkup.conflict().contains("engine");
			error("identity", checkup.node(), "At " + checkup.member() + ": " + checkup.conflict(),
					"It answers nothing, and its containers are not in lists.",
					engine ? "stop docker, rm /var/lib/docker/engine-id, start docker"
							: "set dockermod.node.name in config/application.yaml, and restart it");
		}
		if (!checkup.bridge().isEmpty()) {
			error("address", checkup.node(),
					checkup.node() + " is a member at " + checkup.member() + ", an address of the bridge "
							+ checkup.bridge(),
					"Every Docker host has that address for itself: the others can never reach it there.",
					"in hazelcast.yaml: interfaces: {enabled: true, interfaces: [<the host's own address>]}");
		}
	}

	private void reach(Checkup checkup) {
		checkup.unreachable()
			.forEach((other, why) -> error("reach", checkup.node(),
					checkup.node() + " cannot connect to " + other + " at " + why,
					"Logs, exec, builds and everything else that streams fails between them.",
					"on " + other + ": set server.address to an address that the others reach, or let its port "
							+ "through the firewall"));
	}

	private void clock(Examination.Answer answer) {
		if (answer.difference().compareTo(CLOCKS) >= 0) {
			String name = answer.checkup().node();
			warning("clock", name,
					"The clock of " + name + " is " + seconds(answer.ahead().abs())
							+ (answer.ahead().isNegative() ? " behind" : " ahead of") + " that of " + this.told.self(),
					"Logs and events of several nodes are merged by time: they come in the wrong order.",
					"on " + name + ": timedatectl set-ntp true");
		}
	}

	private static String seconds(Duration time) {
		return time.toSeconds() + "." + time.toMillisPart() / 100 + " s";
	}

	private void versions() {
		Map<String, Set<String>> versions = group(Checkup::version);
		if (versions.size() > 1) {
			warning("version", "", "The nodes have different versions of DockerMod: " + listed(versions),
					"What a newer one can do an older one may not know.", "install the same version on each");
		}
	}

	private void templates() {
		TreeSet<String> names = new TreeSet<>();
		for (Examination.Answer answer : this.told.answers()) {
			Checkup checkup = answer.checkup();
			names.addAll(checkup.templates().keySet());
			checkup.unreadable()
				.forEach((sentence) -> error("template", checkup.node(), "On " + checkup.node() + ": " + sentence,
						"A create that names it fails there.", "mend the file; it is read again at the next create"));
		}
		for (String name : names) {
			Map<String, Set<String>> byDigest = group((checkup) -> checkup.templates().getOrDefault(name, "none"));
			if (byDigest.size() > 1) {
				warning("template", "", "The template " + name + " is not the same everywhere: " + listed(byDigest),
						"The same create makes something else, depending on which node is asked.",
						"copy " + name + ".json into the folder templates of each node");
			}
		}
	}

	private Map<String, Set<String>> group(Function<Checkup, String> by) {
		Map<String, Set<String>> groups = new TreeMap<>();
		this.told.answers()
			.forEach((answer) -> groups.computeIfAbsent(by.apply(answer.checkup()), (key) -> new TreeSet<>())
				.add(answer.checkup().node()));
		return groups;
	}

	private static String listed(Map<String, Set<String>> groups) {
		return groups.entrySet()
			.stream()
			.map((group) -> group.getKey() + " on " + String.join(", ", group.getValue()))
			.collect(java.util.stream.Collectors.joining("; "));
	}

	private void error(String check, String node, String what, String why, String mend) {
		this.findings.add(Finding.error(check, node, what, why, mend));
	}

	private void warning(String check, String node, String what, String why, String mend) {
		this.findings.add(Finding.warning(check, node, what, why, mend));
	}

}
