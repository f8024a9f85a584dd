package com.deblox.dockermod.lab;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Dockerfile builds, on whatever base; here on one made of this machine's Java.
 */
class ImageBuildLabTests extends LabTests {

	@Test
	void theDockerfileBuildsAnImageThatStarts() {
		String docker = "docker -H " + lab.engine("node1").uri().replace("http://", "tcp://");
		String java = System.getProperty("java.home");
		sh("printf 'FROM busybox\\nLABEL dockermod.test=base\\n' | " + docker + " build -q -t dockermod-base -");
		sh("DOCKER_BUILDKIT=0 " + docker + " build -q -t dockermod-test --build-arg BASE=dockermod-base .");
		String printed = sh(docker + " run --rm --entrypoint sh dockermod-test -c "
				+ "'ls /opt/dockermod /opt/dockermod/templates'");
		assertThat(printed).contains("dockermod.jar").contains("hazelcast.yaml").contains("test.json");
		// the host's own Java and libraries, mounted: there is no registry to have a base
		// image from
		String version = sh(docker + " run --rm -v /usr:/usr:ro -v /lib:/lib:ro -v /lib64:/lib64:ro -v " + java
				+ ":/jdk:ro --entrypoint /jdk/bin/java dockermod-test -Djarmode=tools -jar /opt/dockermod/dockermod.jar list-layers");
		assertThat(version).contains("application");
		sh(docker + " rmi -f dockermod-test dockermod-base");
	}

	private static String sh(String line) {
		return Lab.execute(List.of("sh", "-c", line));
	}

}
