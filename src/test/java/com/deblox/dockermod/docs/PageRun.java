package com.deblox.dockermod.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.deblox.dockermod.docs.Page.Fence;

/**
 * Runs a page's commands as somebody who follows it: in its order, in one bash, where a
 * command that fails ends it.
 */
public final class PageRun {

	private static final Path DRIVER = Path.of("src/test/resources/docs/run-page.sh");

	private final Page page;

	private final List<String> shell;

	private final int seconds;

	private Path root = Path.of("/");

	private UnaryOperator<String> wording = UnaryOperator.identity();

	/**
	 * A run of a page.
	 * @param page the page
	 * @param seconds how long it may take in all
	 * @param shell what begins the command line of bash, so that it runs where it should
	 */
	public PageRun(Page page, int seconds, String... shell) {
		this.page = page;
		this.shell = List.of(shell);
		this.seconds = seconds;
	}

	/**
	 * Change lines before they are run.
	 * @param wording what becomes of a line; it stays one line
	 * @return this
	 */
	public PageRun as(UnaryOperator<String> wording) {
		this.wording = wording;
		return this;
	}

	/**
	 * Run on a host with files of its own.
	 * @param root where they are on this machine
	 * @return this
	 */
	public PageRun in(Path root) {
		this.root = root;
		return this;
	}

	/**
	 * Run those.
	 * @param fences some of the page's, of one place
	 * @throws AssertionError that says which line failed, and what it printed
	 */
	public void run(List<Fence> fences) throws IOException, InterruptedException {
		Path folder = Files.createTempDirectory(this.root.resolve("var/tmp"), "page");
		try {
			Files.copy(DRIVER, folder.resolve("run-page"));
			for (Fence fence : fences) {
				Files.writeString(folder.resolve("%05d.sh".formatted(fence.line())), script(fence));
			}
			execute(folder, this.page.files(fences.getFirst().place()));
		}
		finally {
			try (Stream<Path> files = Files.list(folder)) {
				for (Path file : files.toList()) {
					Files.delete(file);
				}
			}
			Files.delete(folder);
		}
	}

	/** With empty lines before it: so bash's own messages tell the page's lines. */
	private String script(Fence fence) {
		return "\n".repeat(fence.line() - 1) + String.join("\n", fence.text().stream().map(this.wording).toList())
				+ "\n";
	}

	private void execute(Path folder, List<Path> files) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(this.shell);
		String inside = "/" + this.root.relativize(folder);
		command.addAll(List.of("bash", inside + "/run-page", inside));
		for (Path file : files) {
			Path copy = folder.resolve(file.getFileName());
			Files.copy(file, copy);
			command.add(inside + "/" + copy.getFileName());
		}
		Path output = folder.resolve("output");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		boolean ended = process.waitFor(this.seconds, TimeUnit.SECONDS);
		if (!ended) {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly().waitFor();
		}
		if (!ended || process.exitValue() != 0) {
			throw new AssertionError(failure(folder, ended) + Files.readString(output));
		}
	}

	private String failure(Path folder, boolean ended) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			for (Path fence : files.filter((file) -> file.toString().endsWith(".sh")).sorted().toList()) {
				if (!Files.exists(Path.of(fence + ".done"))) {
					int line = Integer.parseInt(fence.getFileName().toString().substring(0, 5));
					Path said = Path.of(fence + ".out");
					return "%s:%d: %s\n%s\nwhich printed:\n%s".formatted(this.page, line,
							ended ? "a command failed" : "did not end within " + this.seconds + " s",
							Files.readString(fence).stripLeading(),
							Files.exists(said) ? Files.readString(said) : "(it was not begun)");
				}
			}
		}
		return this.page + ": all commands were run, and yet it failed\n";
	}

}
