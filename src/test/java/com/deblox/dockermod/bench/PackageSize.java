package com.deblox.dockermod.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How large the Debian package is: what an operator copies to each host.
 */
final class PackageSize implements Measurement {

	private static final Figure SIZE = Figure.atMost("package.size", 130, "MB");

	private static final double MEGABYTE = 1e6;

	private static final long LONGEST_MINUTES = 5;

	@Override
	public List<Figure> figures() {
		return List.of(SIZE);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		pack();
		try (DirectoryStream<Path> packages = Files.newDirectoryStream(Path.of("target"), "dockermod_*.deb")) {
			Path file = packages.iterator().next();
			report.add(SIZE, Files.size(file) / MEGABYTE, file.getFileName().toString());
		}
	}

	/** For a lab the application is built without its package. */
	private static void pack() throws IOException {
		Process maven = new ProcessBuilder("./mvnw", "-B", "-q", "git-commit-id:revision", "exec:exec@lay-out-package",
				"jdeb:jdeb@default")
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		try {
			if (!maven.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || maven.exitValue() != 0) {
				throw new IOException("./mvnw package does not make it");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		finally {
			maven.destroyForcibly();
		}
	}

}
