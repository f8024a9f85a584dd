package com.deblox.dockermod.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import com.deblox.dockermod.engine.DockerPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code dockermod ps}.
 */
@Command(name = "ps", description = "Lists the containers of all nodes, from what the nodes know of each other.",
		exitCodeList = { "0:done", "1:the node refused", "2:used wrongly", "3:no node answered",
				"4:not complete: stderr names the nodes that are missing" })
final class PsCommand implements Callable<Integer> {

	private static final int PAGE = 1000;

	/** What docker ps shows unless told to show all. */
	private static final Set<String> ALIVE = Set.of("running", "paused", "restarting");

	private static final List<String> KEYS = List.of("node", "name", "image", "state", "label");

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private DockerModCommand top;

	@Option(names = { "-a", "--all" }, description = "Stopped ones, too")
	private boolean all;

	@Option(names = { "-f", "--filter" }, paramLabel = "KEY=VALUE",
			description = "Only those: node=NAME, name=TEXT, image=TEXT, state=WORD, label=KEY[=VALUE]")
	private List<String> filters = new ArrayList<>();

	@Option(names = { "-q", "--quiet" }, description = "Full ids only")
	private boolean quiet;

	@Option(names = "--json", description = "Print what GET /cluster/containers says, all pages in one")
	private boolean json;

	@Override
	public Integer call() {
		Filters filters = new Filters(this.filters, KEYS);
		this.all |= filters.has("state");
		ObjectNode answer = read(
				filters.addTo(DockerPath.of("cluster", "containers").with("sort", "-created").with("limit", PAGE)));
		if (this.json) {
			this.top.out().now(Json.pretty(answer));
		}
		else if (this.quiet) {
			answer.path("containers").forEach((one) -> this.top.out().line(one.path("containerId").asString("")));
			this.top.out().flush();
		}
		else {
			print(answer.path("containers"));
		}
		return complain(answer);
	}

	private ObjectNode read(DockerPath path) {
		ObjectNode first = page(path, 0);
		ArrayNode kept = first.arrayNode();
		// one that is created meanwhile moves the others on by one
		Set<String> known = new HashSet<>();
		ObjectNode page = first;
		int read = 0;
		while (!page.path("containers").isEmpty()) {
			for (JsonNode container : page.path("containers")) {
				if (isWanted(container) && known.add(container.path("containerId").asString(""))) {
					kept.add(container);
				}
			}
			read += page.path("containers").size();
			if (read >= first.path("total").asInt()) {
				break;
			}
			page = page(path, read);
		}
		first.set("containers", kept);
		first.put("total", kept.size());
		first.remove(List.of("offset", "limit"));
		return first;
	}

	private ObjectNode page(DockerPath path, int offset) {
		if (this.top.node().get(path.with("offset", offset)) instanceof ObjectNode page) {
			return page;
		}
		throw new CommandFailure(ExitStatus.FAILED,
				"What answers at " + this.top.node().address() + " is no DockerMod");
	}

	private boolean isWanted(JsonNode container) {
		return this.all || ALIVE.contains(container.path("state").asString(""));
	}

	private void print(JsonNode containers) {
		Table table = new Table("CONTAINER ID", "NAME", "NODE", "IMAGE", "STATE", "CREATED");
		Instant now = this.top.surroundings().clock().instant();
		for (JsonNode container : containers) {
			Instant created = Words.moment(container.path("created"));
			table.row(Words.shortId(container.path("containerId").asString("")), container.path("name").asString(""),
					container.path("dockerInstance").asString(""), container.path("image").asString(""),
					container.path("state").asString(""),
					(created != null) ? Words.duration(Duration.between(created, now)) + " ago" : "-");
		}
		table.print(this.top.out());
	}

	private int complain(JsonNode answer) {
		if (answer.path("complete").asBoolean(true)) {
			return ExitStatus.DONE;
		}
		List<String> missing = new ArrayList<>();
		for (JsonNode node : answer.path("nodes")) {
			if (node.has("error")) {
				missing.add(node.path("error").asString(""));
			}
		}
		this.top.err().now("This list is not complete: " + String.join("; ", missing));
		return ExitStatus.PARTLY;
	}

}
