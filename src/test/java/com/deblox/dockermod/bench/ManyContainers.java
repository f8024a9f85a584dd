package com.deblox.dockermod.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;

/**
 * A daemon with more containers than a machine could run, of which it has nothing but the
 * list. The list is made anew for each call, so that nothing of it stays in memory.
 *
 * @param node its node
 * @param number how many containers
 */
record ManyContainers(NodeName node, int number) implements Engine {

	@Override
	public EngineResponse execute(EngineRequest request) {
		ByteArrayOutputStream list = new ByteArrayOutputStream();
		for (int i = 0; i < this.number; i++) {
			list.write((i == 0) ? '[' : ',');
			list.writeBytes(container(i).getBytes(StandardCharsets.UTF_8));
		}
		list.write(']');
		return EngineResponse.of(this.node, 200, Map.of("Content-Type", List.of("application/json")),
				list.toByteArray());
	}

	private String container(int index) {
		return """
				{"Id":"%s","Names":["/service-%d-%s"],"Image":"registry.example.com/team/service-%d:1.4.2",\
				"ImageID":"sha256:%1$s","Command":"java -jar service.jar","Created":%d,\
				"Ports":[{"PrivatePort":8080,"Type":"tcp"}],"Labels":{"org.opencontainers.image.version":"1.4.2"},\
				"State":"running","Status":"Up 3 days","HostConfig":{"NetworkMode":"default"},\
				"NetworkSettings":{"Networks":{"bridge":{"IPAddress":"172.17.0.2"}}},"Mounts":[]}"""
			.formatted(id(index), index, this.node, index % 50, 1_700_000_000 + index);
	}

	/**
	 * The id of a container: as random to look at as Docker's, and the same each time.
	 * @param index which
	 * @return its id
	 */
	String id(int index) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256")
					.digest((this.node + "/" + index).getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
