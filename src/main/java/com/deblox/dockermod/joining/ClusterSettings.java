package com.deblox.dockermod.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/**
 * What a host's {@code cluster.yaml} says.
 *
 * @param cluster the cluster's name
 * @param address this host's address, for callers and members
 * @param port where callers are served
 * @param memberPort where members meet
 * @param members where other members may be
 */
public record ClusterSettings(String cluster, String address, int port, int memberPort, List<String> members) {

	/** Without secrets: the rights of the files that it names protect those. */
	String yaml(Path secret, Path token, Path remembered) {
		StringBuilder members = new StringBuilder();
		this.members.forEach((member) -> members.append("\n      - \"").append(member).append('"'));
		return """
				# Made by 'dockermod cluster create' or 'join'; 'dockermod cluster leave' removes it. What application.yaml
				# says wins, so change nothing here.
				server:
				  address: %s
				  port: %d
				dockermod:
				  cluster-address: "%s"
				  members:
				    interface: %s
				    port: %d
				    addresses:%s
				    remembered: %s
				  security:
				    secret-file: %s
				    token-file: %s
				"""
			.formatted(this.address, this.port, this.cluster, this.address, this.memberPort,
					members.isEmpty() ? " []" : members, remembered, secret, token);
	}

	static ClusterSettings read(Path file) {
		try {
			PropertySource<?> found = new YamlPropertySourceLoader().load("cluster", new FileSystemResource(file))
				.getFirst();
			List<String> members = new ArrayList<>();
			Object member;
			while ((member = found.getProperty("dockermod.members.addresses[" + members.size() + "]")) != null) {
				members.add(member.toString());
			}
			return new ClusterSettings(text(found, "dockermod.cluster-address"), text(found, "server.address"),
					Integer.parseInt(text(found, "server.port")),
					Integer.parseInt(text(found, "dockermod.members.port")), members);
		}
		catch (IOException | RuntimeException ex) {
			throw new JoiningException(file + " is not as 'dockermod cluster' wrote it (" + ex.getMessage()
					+ "): 'dockermod cluster leave' removes it", ex);
		}
	}

	private static String text(PropertySource<?> found, String name) {
		Object value = found.getProperty(name);
		if (value == null) {
			throw new IllegalStateException("it has no " + name);
		}
		return value.toString();
	}

	/**
	 * Where this host's member is.
	 * @return address and port
	 */
	public String member() {
		return this.address + ":" + this.memberPort;
	}

}
