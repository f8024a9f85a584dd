package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How long after a daemon that was killed answers again every node lists its containers,
 * the node beside it never having been restarted.
 */
final class LostEngine implements Measurement {

	private static final Figure BACK = Figure.atMost("engine.back", 2, "s");

	private static final Duration LONGEST = Duration.ofSeconds(90);

	@Override
	public List<Figure> figures() {
		return List.of(BACK);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		lab.stock().resize(lab.hosts().size() * 2);
		Set<String> all = BenchHost.idsOf(lab.hosts());
		BenchHost last = lab.last();
		BenchLab.run("kill-engine", last.name());
		Wait.until(LONGEST, "the others know that an engine is gone", () -> !lab.first().lists(all));
		report.add(BACK,
				Recovery.seconds(lab, () -> BenchLab.run("start-engine", last.name()), () -> answers(last), all), "");
		BenchLab.run("wait");
	}

	private static boolean answers(BenchHost host) {
		try {
			return host.engine().once(host.engine().get("/_ping")).status() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
