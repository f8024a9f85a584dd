package com.deblox.dockermod.cluster;

import java.io.IOException;
import java.io.InputStream;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * Starts the member of the cluster that this node is.
 */
final class ClusterMember {

	private ClusterMember() {
	}

	/**
	 * What {@code hazelcast.yaml} says.
	 * @param file where it is, or {@code null} for where Hazelcast looks
	 * @return the settings
	 */
	static Config read(@Nullable Resource file) throws IOException {
		if (file == null) {
			return Config.load();
		}
		try (InputStream in = file.getInputStream()) {
			return Config.loadFromStream(in);
		}
	}

	/**
	 * Start, and join who is there.
	 * @param config the settings
	 * @return the member
	 * @throws NotAdmittedException if the others do not let it in
	 */
	static HazelcastInstance start(Config config) {
		GuardedJoin join = new GuardedJoin();
		try {
			return HazelcastInstanceFactory.newHazelcastInstance(config, config.getInstanceName(), join);
		}
		catch (IllegalStateException ex) {
			String refusal = join.refusal();
			throw (refusal != null) ? new NotAdmittedException(refusal, ex) : ex;
		}
	}

}
