package com.deblox.dockermod.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import com.deblox.dockermod.doctor.Finding;
import com.deblox.dockermod.doctor.Finding.Severity;
import com.deblox.dockermod.doctor.LocalCheckup;
import com.deblox.dockermod.engine.DockerPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code dockermod doctor}.
 */
@Command(name = "doctor",
		description = "Looks for what is wrong with this host's node and with the cluster: what, why it "
				+ "matters, and the command that mends it.",
		exitCodeList = { "0:nothing is wrong", "1:something is", "2:used wrongly", "4:there are warnings only" })
final class DoctorCommand implements Callable<Integer> {

	private static final Path INSTALLED = Path.of("/etc/dockermod");

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private DockerModCommand top;

	@Option(names = "--directory", paramLabel = "FOLDER",
			description = "Where this host's node is started: the folder with its settings and templates. Unless told, this "
					+ "folder if it is one, else /etc/dockermod; and where --node or " + NodeOptions.NODE
					+ " names a node elsewhere, only the cluster is looked at")
	private @Nullable Path directory;

	@Option(names = "--json",
			description = "Print {\"findings\": [{severity, check, node, what, why, mend}], \"nodes\": […]}")
	private boolean json;

	@Override
	public Integer call() {
		List<Finding> findings = new ArrayList<>();
		NodeAddress address = this.top.node().address();
		if (this.directory != null || address.isLocal()) {
			findings.addAll(LocalCheckup.of((this.directory != null) ? this.directory : folder()));
		}
		JsonNode cluster = cluster(findings);
		cluster.path("findings").forEach((finding) -> findings.add(Finding.of(finding)));
		if (this.json) {
			ObjectNode answer = JsonNodeFactory.instance.objectNode();
			ArrayNode list = answer.putArray("findings");
			findings.forEach((finding) -> list.add(finding.json()));
			answer.set("nodes", cluster.path("nodes").isArray() ? cluster.path("nodes") : answer.arrayNode());
			this.top.out().now(Json.pretty(answer));
		}
		else {
			print(findings, cluster.path("nodes").size());
		}
		return status(findings);
	}

	/** Where somebody stands who looks at a node of his own, else the package's. */
	private static Path folder() {
		Path here = Path.of("");
		boolean own = Stream.of("application.yaml", "config", "hazelcast.yaml")
			.map(here::resolve)
			.anyMatch(Files::exists);
		return (own || !Files.exists(INSTALLED)) ? here : INSTALLED;
	}

	/** A cluster that does not answer is a finding, too. */
	private JsonNode cluster(List<Finding> findings) {
		try {
			return this.top.node().get(DockerPath.of("cluster", "doctor"));
		}
		catch (CommandFailure ex) {
			boolean down = ex.status() == ExitStatus.NO_NODE;
			findings.add(new Finding(down ? Severity.WARNING : Severity.ERROR, "node", "", ex.getMessage(),
					"What only a running node knows was not looked at: members, versions, clocks, addresses, templates.",
					down ? "start it: "
							+ (folder().equals(INSTALLED) ? "systemctl start dockermod" : "java -jar dockermod.jar")
							+ ", or name another with --node" : "do what it says, and ask again"));
			return JsonNodeFactory.instance.objectNode();
		}
	}

	private void print(List<Finding> findings, int nodes) {
		Output out = this.top.out();
		for (Finding finding : findings) {
			boolean error = finding.severity() == Severity.ERROR;
			out.line((error ? "ERROR    " : "WARNING  ") + finding.what());
			out.line("         " + finding.why());
			out.line("         Mend it: " + finding.mend());
			out.line("");
		}
		long errors = findings.stream().filter((finding) -> finding.severity() == Severity.ERROR).count();
		out.now((findings.isEmpty() ? "Nothing is wrong"
				: errors + " wrong, " + (findings.size() - errors) + " to be warned of") + "; nodes that were asked: "
				+ nodes + ".");
	}

	private static int status(List<Finding> findings) {
		if (findings.isEmpty()) {
			return ExitStatus.DONE;
		}
		return findings.stream().anyMatch((finding) -> finding.severity() == Severity.ERROR) ? ExitStatus.FAILED
				: ExitStatus.PARTLY;
	}

}
