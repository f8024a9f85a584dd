package com.deblox.dockermod.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Measures all, or what begins with one of the words on the command line.
 */
final class Bench {

	/** With it nothing is measured: a wrong word is told before a cluster is made. */
	private static final String ONLY_CHECK = "--check";

	private static final int WRONG_USE = 2;

	private static final List<Measurement> MEASUREMENTS = List.of(new InspectTime(Door.ACTIONS, 4.4, 8),
			new InspectRate(Door.ACTIONS, 0.45, 0.30), new InspectTime(Door.DOCKER, 3.5, 6),
			new InspectRate(Door.DOCKER, 0.60, 0.40), new IdleStreams(), new BusRequestTime(), new BusSubscribers(),
			new RunTime(1.1), new CopyRate(), new LogLag(), new EventLag(), new ListTime(Door.ACTIONS, 300, 1.15),
			new ListTime(Door.DOCKER, 300, 1.15), new CreateTime(60, 7, 1.05), new CreateTime(600, 1, 1.1),
			new ListTime(Door.ACTIONS, 1500, 1.1), new ListTime(Door.DOCKER, 1500, 1.1), new IndexTime(1500, 0.1),
			new StartTime(), new Memory(), new PackageSize(), new ImageSize(), new LostNode(Loss.KILLED, 3),
			new LostNode(Loss.HUNG, 1), new LostNode(Loss.CUT, 1), new LostNode(Loss.DEAD, 1), new LostEngine(),
			new Upgrade(), new LargeMap(), new MetricsCost());

	private Bench() {
	}

	static void main(String[] arguments) {
		List<String> words = Arrays.stream(arguments).filter((word) -> !word.equals(ONLY_CHECK)).toList();
		Report report = new Report(System.out, Path.of("target", "bench.json"));
		for (String word : words) {
			if (names().stream().noneMatch((name) -> name.startsWith(word))) {
				report.say("Nothing that is measured begins with '" + word + "': there are "
						+ String.join(", ", names()) + ".");
				System.exit(WRONG_USE);
			}
		}
		if (words.size() == arguments.length) {
			System.exit(run(words, report) ? 0 : 1);
		}
	}

	private static List<String> names() {
		return MEASUREMENTS.stream()
			.flatMap((measurement) -> measurement.figures().stream())
			.map(Figure::name)
			.toList();
	}

	private static boolean run(List<String> words, Report report) {
		try {
			BenchLab lab = BenchLab.running();
			lab.stock().open();
			Runtime.getRuntime().addShutdownHook(new Thread(() -> close(lab)));
			report.say(
					"A daemon is called directly over TCP, as from another host; its node calls it over its unix socket.");
			report.head();
			boolean whole = true;
			for (Measurement measurement : MEASUREMENTS) {
				whole &= !isWanted(measurement, words) || measure(measurement, lab, report);
			}
			return whole;
		}
		catch (IOException ex) {
			report.say("Nothing was measured: " + ex);
			return false;
		}
	}

	private static boolean isWanted(Measurement measurement, List<String> words) {
		return words.isEmpty() || measurement.figures()
			.stream()
			.anyMatch((figure) -> words.stream().anyMatch((word) -> figure.name().startsWith(word)));
	}

	/** One that fails does not take the others with it. */
	private static boolean measure(Measurement measurement, BenchLab lab, Report report) {
		try {
			measurement.measure(lab, report);
			return true;
		}
		catch (IOException | RuntimeException ex) {
			report.say(measurement.figures().getFirst().name() + " could not be measured: " + ex);
			return false;
		}
	}

	/** After Ctrl-C, too. */
	private static void close(BenchLab lab) {
		try {
			lab.stock().close();
		}
		catch (IOException ex) {
			PrintStream err = System.err;
			err.println("Not everything that was made could be removed, the next run will: " + ex);
		}
	}

}
