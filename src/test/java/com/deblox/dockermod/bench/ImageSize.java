package com.deblox.dockermod.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What the image of the Dockerfile takes of a host's disk, unpacked: with a Debian 12 as
 * its base, Java, and the AOT cache.
 */
final class ImageSize implements Measurement {

	private static final Figure SIZE = Figure.atMost("image.size", 420, "MB");

	private static final String TAG = "dockermod-bench";

	private static final String BASE = "dockermod-base";

	@Override
	public List<Figure> figures() {
		return List.of(SIZE);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		String docker = "docker -H " + lab.engineAddress(lab.first()) + " ";
		BenchLab.run("base-image", lab.first().name());
		try {
			sh("DOCKER_BUILDKIT=0 " + docker + "build -q -t " + TAG + " --build-arg BASE=" + BASE + " .");
			report.add(SIZE, megabytes(docker, TAG),
					String.format(Locale.ROOT, "of which the base %.0f", megabytes(docker, BASE)));
		}
		finally {
			sh(docker + "rmi -f " + TAG + " " + BASE + "; " + docker + "image prune -f");
		}
	}

	private static double megabytes(String docker, String image) throws IOException {
		return Long.parseLong(sh(docker + "image inspect -f '{{.Size}}' " + image).strip()) / 1e6;
	}

	private static String sh(String line) throws IOException {
		Process process = new ProcessBuilder("sh", "-c", line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		try {
			String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IOException(line + " failed");
			}
			return printed;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

}
