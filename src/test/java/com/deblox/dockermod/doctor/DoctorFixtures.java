package com.deblox.dockermod.doctor;

import java.nio.file.Path;
import java.time.Clock;

import com.deblox.dockermod.cluster.TestNode;
import com.deblox.dockermod.security.ClusterSecret;
import com.deblox.dockermod.security.RequestSigner;
import com.deblox.dockermod.templates.Templates;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer;

/**
 * This package on nodes of tests.
 */
public final class DoctorFixtures {

	static final ClusterSecret SECRET = new ClusterSecret("what the examined nodes share");

	private DoctorFixtures() {
	}

	/**
	 * What this package adds to a member.
	 * @return the customizer
	 */
	public static HazelcastConfigCustomizer onTheWire() {
		return new DoctorConfiguration().checkupsOnTheWire();
	}

	/**
	 * Add this package to a node.
	 * @param node the node
	 * @return examines the cluster through it
	 */
	public static ClusterCheckup on(TestNode node) {
		RequestSigner signer = new RequestSigner(SECRET);
		new SelfCheck("1.2.3", node.nodes, node.identity, () -> null, new Templates(Path.of("templates")),
				node.hazelcast, Clock.systemUTC(), signer)
			.open();
		return new ClusterCheckup(node.nodes, node.hazelcast, Clock.systemUTC(), signer);
	}

}
