package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a node's process takes of its host's memory: fresh, in the last moment of a minute
 * of calls for its own containers, for others', and for lists, and a while after it. All
 * that is resident counts, what is mapped of Java's AOT cache and of its own files too.
 */
final class Memory implements Measurement {

	private static final Figure IDLE = Figure.atMost("rss.idle", 300, "MB");

	private static final Figure LOADED = Figure.atMost("rss.loaded", 400, "MB");

	private static final Figure WITH_CACHE = Figure.atMost("rss.aot.loaded", 250, "MB");

	private static final Duration FRESH = Duration.ofSeconds(5);

	/** For what Java's compilers had, and give back. */
	private static final Duration SETTLED = Duration.ofSeconds(15);

	private static final Duration LOAD = Duration.ofSeconds(60);

	private static final int EACH = 7;

	@Override
	public List<Figure> figures() {
		return List.of(IDLE, LOADED, WITH_CACHE);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		BenchHost host = lab.last();
		lab.stock().resize(lab.hosts().size());
		BenchLab.run("restart", host.name());
		BenchLab.run("wait");
		Wait.pause(FRESH);
		LinuxProcess process = new LinuxProcess(lab.pid(host));
		report.add(IDLE, process.residentMegabytes(), "");
		List<Caller> callers = new ArrayList<>();
		for (int i = 0; i < EACH; i++) {
			callers.add(new Caller(host.node(), host.inspect(lab.stock().ids(host).getFirst())));
			callers.add(new Caller(host.node(), host.inspect(lab.stock().ids(lab.first()).getFirst())));
		}
		callers.add(new Caller(host.node(), host.listAll()));
		callers.add(new Caller(host.node(), host.listAll()));
		try (Callers load = Callers.of(callers)) {
			double rate = load.perSecond(LOAD);
			report.add(LOADED, process.residentMegabytes(), "");
			Wait.pause(SETTLED);
			process.mustUseCache();
			report.add(WITH_CACHE, process.residentMegabytes(),
					String.format(Locale.ROOT, "%d callers, %.0f answers/s", callers.size(), rate));
		}
	}

}
