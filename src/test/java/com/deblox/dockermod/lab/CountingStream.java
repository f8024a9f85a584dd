package com.deblox.dockermod.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A container that counts aloud, and a docker command that follows it through another
 * node until it is told to stop: no number may be missing, and none come twice.
 */
final class CountingStream {

	private static final String COUNT = "i=0; while [ ! -e /stop ]; do echo $i; i=$((i+1)); sleep 0.05; done";

	private static final AtomicInteger COUNTER = new AtomicInteger();

	private final Lab lab;

	private final String through;

	private final String container;

	private final Path output;

	private final Process process;

	private CountingStream(Lab lab, String through, String container, String... words) {
		this.lab = lab;
		this.through = through;
		this.container = container;
		try {
			this.output = Files.createTempFile("stream", ".out");
			this.process = Docker.start(lab.socket(through), this.output, words);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** {@code docker logs -f} of a container that counts. */
	static CountingStream logs(Lab lab, String through, String owner) {
		String name = "logs-" + through + "-" + owner + "-" + COUNTER.incrementAndGet();
		run(lab, through, owner, name, COUNT);
		return new CountingStream(lab, through, name, "logs", "-f", name);
	}

	/** {@code docker exec} of a command that counts. */
	static CountingStream exec(Lab lab, String through, String owner) {
		String name = "exec-" + through + "-" + owner + "-" + COUNTER.incrementAndGet();
		run(lab, through, owner, name, "exec sleep 1000");
		return new CountingStream(lab, through, name, "exec", name, "sh", "-c", COUNT);
	}

	private static void run(Lab lab, String through, String owner, String name, String command) {
		Docker run = lab.docker(through, "run", "-d", "--name", name, "-e", "constraint:node==" + owner, "busybox",
				"sh", "-c", command);
		assertThat(run.exit()).as(run.output()).isZero();
	}

	String container() {
		return this.container;
	}

	/** Tell the container to stop, and see what came. */
	void endsWhole() {
		try {
			int before = lines().size();
			LabTests.await(30).until(() -> lines().size() > before);
			Docker stop = this.lab.docker(this.through, "exec", this.container, "touch", "/stop");
			assertThat(stop.exit()).as(stop.output()).isZero();
			assertThat(this.process.waitFor(30, TimeUnit.SECONDS)).as(this.container + " ends").isTrue();
			List<String> lines = lines();
			assertThat(lines).isEqualTo(IntStream.range(0, lines.size()).mapToObj(Integer::toString).toList());
			assertThat(this.process.exitValue()).isZero();
			Files.delete(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		finally {
			this.process.destroyForcibly();
		}
	}

	private List<String> lines() {
		try {
			return Files.readAllLines(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
