package com.deblox.dockermod.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * {@code dockermod logs}.
 */
@Command(name = "logs", description = "Prints the logs of containers, on whichever nodes, in the order of time.",
		exitCodeList = { "0:done", "1:the node refused, or a log broke off", "2:used wrongly", "3:no node answered" })
final class LogsCommand implements Callable<Integer> {

	/** How long a line that is followed waits for earlier ones of other nodes. */
	private static final Duration WINDOW = Duration.ofMillis(300);

	private static final Duration FIRST_WINDOW = Duration.ofSeconds(2);

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private DockerModCommand top;

	@Parameters(arity = "1..*", paramLabel = "NAME",
			description = "Containers: a name, an id, the beginning of one, or NODE/ and one of these")
	private List<String> names = new ArrayList<>();

	@Option(names = { "-f", "--follow" }, description = "Go on with what comes, until all containers have ended")
	private boolean follow;

	@Option(names = { "-n", "--tail" }, paramLabel = "LINES", description = "Of each, the last lines only")
	private @Nullable Integer tail;

	@Option(names = "--since", paramLabel = "TIME", description = "As 10m, 1h30m, 2026-01-31T10:00:00Z")
	private @Nullable String since;

	@Option(names = { "-t", "--timestamps" }, description = "With the time of each line")
	private boolean timestamps;

	private final AtomicInteger broken = new AtomicInteger();

	@Override
	public Integer call() throws InterruptedException {
		Map<String, String> query = query();
		Map<String, LogSource> sources = new LinkedHashMap<>();
		for (String name : this.names) {
			LogSource source = LogSource.find(this.top.node(), name);
			sources.put(source.id(), source);
		}
		LogMerger merger = new LogMerger(this.follow ? WINDOW : Duration.ZERO, FIRST_WINDOW);
		List<Runnable> readers = new ArrayList<>();
		sources.values().forEach((source) -> {
			LogMerger.Feed feed = merger.add(source.name());
			readers.add(() -> read(source, query, feed));
		});
		readers.forEach((reader) -> Thread.ofVirtual().name("log").start(reader));
		print(merger,
				(sources.size() > 1) ? new LogPrefix(sources.values(), this.top.surroundings().coloured()) : null);
		return (this.broken.get() == 0) ? ExitStatus.DONE : ExitStatus.FAILED;
	}

	private Map<String, String> query() {
		Map<String, String> query = new LinkedHashMap<>();
		if (this.follow) {
			query.put("follow", "1");
		}
		if (this.tail != null) {
			query.put("tail", String.valueOf(Math.max(0, this.tail)));
		}
		if (this.since != null) {
			query.put("since", Moments.parse(this.since, this.top.surroundings().clock()));
		}
		return query;
	}

	private void read(LogSource source, Map<String, String> query, LogMerger.Feed feed) {
		try {
			source.read(this.top.node(), query, feed);
		}
		catch (IOException ex) {
			lost(source, ex);
		}
		catch (CommandFailure ex) {
			lost(source, ex);
		}
		finally {
			feed.end();
		}
	}

	private void lost(LogSource source, Exception ex) {
		this.broken.incrementAndGet();
		this.top.err()
			.now("The log of " + source.name() + " broke off: " + ex.getMessage()
					+ ". 'dockermod nodes' tells whether its node is there");
	}

	private void print(LogMerger merger, @Nullable LogPrefix prefix) throws InterruptedException {
		Output out = this.top.out();
		for (LogMerger.Merged next = merger.next(); next != null; next = merger.next()) {
			String stamp = this.timestamps ? next.line().stamp() + " " : "";
			out.line(((prefix != null) ? prefix.of(next.name()) : "") + stamp + next.line().text());
			if (!merger.hasMore()) {
				out.flush();
			}
		}
		out.flush();
	}

}
