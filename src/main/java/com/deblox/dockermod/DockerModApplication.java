package com.deblox.dockermod;

import com.deblox.dockermod.command.CommandProgram;
import com.deblox.dockermod.settings.StartFailure;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts a node, or runs a command for people.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class DockerModApplication {

	/** Java's setting for the pool that Hazelcast completes its calls in. */
	private static final String COMMON_POOL = "java.util.concurrent.ForkJoinPool.common.parallelism";

	public static void main(String[] args) {
		if (CommandProgram.isMeant(args)) {
			System.exit(CommandProgram.run(args));
		}
		completeCallsInPool();
		try {
			SpringApplication.run(DockerModApplication.class, args);
		}
		catch (RuntimeException ex) {
			// Spring has closed everything, and said why
			StartFailure known = StartFailure.of(ex, null);
			System.exit((known != null) ? known.status() : StartFailure.FAILED);
		}
	}

	/**
	 * On two processors the pool has one thread by default; then Hazelcast does without
	 * it, and starts two threads for each call to a peer.
	 */
	private static void completeCallsInPool() {
		if (System.getProperty(COMMON_POOL) == null && Runtime.getRuntime().availableProcessors() <= 2) {
			System.setProperty(COMMON_POOL, "2");
		}
	}

}
