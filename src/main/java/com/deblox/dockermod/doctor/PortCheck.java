package com.deblox.dockermod.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.deblox.dockermod.docker.DockerBridges;
import com.deblox.dockermod.engine.Reach;

/**
 * Whether the node's ports are free, or its own; and its address one that others reach.
 */
final class PortCheck {

	private static final Duration TIMEOUT = Duration.ofSeconds(3);

	private PortCheck() {
	}

	static List<Finding> of(LocalSettings settings) {
		List<Finding> findings = new ArrayList<>();
		String port = settings.get("server.port", "8080");
		String address = settings.served();
		String bridge = DockerBridges.of(address);
		if (!bridge.isEmpty()) {
			findings.add(Finding.error("address", "",
					"server.address is " + address + ", an address of the bridge " + bridge,
					"Every Docker host has that address for itself: others can never reach this node there.",
					"set server.address to the host's own address: ip -brief address"));
		}
		boolean taken = Reach.failure(address + ":" + port).isEmpty();
		boolean ours = taken && (settings.isTls() || isNode(address, port));
		if (taken && !ours) {
			findings.add(taken("server.port", address, port));
		}
		String memberPort = settings.memberPort();
		if (!ours && Reach.failure(address + ":" + memberPort).isEmpty()) {
			findings.add(taken("the members' port in hazelcast.yaml", address, memberPort));
		}
		return findings;
	}

	private static Finding taken(String setting, String address, String port) {
		return Finding.error("port", "",
				"Something that is no DockerMod listens at " + address + ":" + port + ", which is " + setting,
				"The node does not start.", "ss -ltnp 'sport = :" + port + "' tells what it is; or set another port");
	}

	private static boolean isNode(String address, String port) {
		try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
			String host = address.contains(":") ? "[" + address + "]" : address;
			HttpResponse<String> answer = client.send(
					HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/")).timeout(TIMEOUT).build(),
					HttpResponse.BodyHandlers.ofString());
			return answer.body().contains("\"DockerMod\"");
		}
		catch (IOException | IllegalArgumentException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
