package com.deblox.dockermod.doctor;

import java.time.Clock;

import com.deblox.dockermod.cluster.Identity;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.docker.EngineMonitor;
import com.deblox.dockermod.security.RequestSigner;
import com.deblox.dockermod.templates.Templates;
import com.hazelcast.core.HazelcastInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
class DoctorConfiguration {

	@Bean
	HazelcastConfigCustomizer checkupsOnTheWire() {
		return (config) -> {
			config.getSerializationConfig()
				.getCompactSerializationConfig()
				.addSerializer(new CheckupSerializer())
				.addSerializer(new CheckupTask.Serializer());
			config.addExecutorConfig(Examiner.executor());
		};
	}

	@Bean(initMethod = "open")
	SelfCheck selfCheck(ObjectProvider<BuildProperties> build, Nodes nodes, Identity identity, EngineMonitor engine,
			Templates templates, HazelcastInstance hazelcast, Clock clock, RequestSigner signer) {
		BuildProperties properties = build.getIfAvailable();
		String version = (properties != null) ? String.valueOf(properties.getVersion()) : "development";
		return new SelfCheck(version, nodes, identity, engine::info, templates, hazelcast, clock, signer);
	}

	@Bean
	ClusterCheckup clusterCheckup(Nodes nodes, HazelcastInstance hazelcast, Clock clock, RequestSigner signer) {
		return new ClusterCheckup(nodes, hazelcast, clock, signer);
	}

}
