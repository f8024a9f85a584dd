package com.deblox.dockermod.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How a command ended.
 *
 * @param status its exit status
 * @param said what it printed, errors included
 */
record Ended(int status, String said) {

	private static final int SECONDS = 60;

	static Ended of(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().putAll(environment);
		Process process = builder.start();
		try {
			String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
				throw new IOException(command + " did not end");
			}
			return new Ended(process.exitValue(), said.strip());
		}
		finally {
			process.destroyForcibly();
		}
	}

}
