package com.deblox.dockermod.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.deblox.dockermod.docs.Page;
import com.deblox.dockermod.docs.Page.Fence;
import com.deblox.dockermod.docs.PageRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages that begin on a Debian that has Docker and nothing else, followed word for
 * word on two of them.
 */
@Tag("long")
class DebianDocsLabTests {

	private static final String PLACE = "debian";

	private static final int PART_SECONDS = 300;

	private static final List<String> NAMES = List.of("host-a", "host-b");

	private static final String SCRIPT = Path.of("script/cluster").toAbsolutePath().toString();

	private final Lab lab = Lab.running();

	@AfterEach
	void off() {
		this.lab.run("debian-off");
	}

	static Stream<Page> pages() {
		return Page.run(PLACE);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void eachStepOfThePageSucceeds(Page page) throws Exception {
		List<DebianHost> hosts = hostsWithTheirNames();
		for (Part part : parts(page.commands(PLACE))) {
			DebianHost host = hosts.get(NAMES.indexOf(part.host()));
			new PageRun(page, PART_SECONDS, SCRIPT, "on-debian", host.name()).in(host.root()).run(part.fences());
		}
	}

	/** What follows each other on one host is run in one shell. */
	private static List<Part> parts(List<Fence> fences) {
		List<Part> parts = new ArrayList<>();
		for (Fence fence : fences) {
			for (String host : fence.hosts().isEmpty() ? List.of(NAMES.getFirst()) : fence.hosts()) {
				if (parts.isEmpty() || !parts.getLast().host().equals(host)) {
					parts.add(new Part(host, new ArrayList<>()));
				}
				parts.getLast().fences().add(fence);
			}
		}
		return parts;
	}

	private record Part(String host, List<Fence> fences) {
	}

	private List<DebianHost> hostsWithTheirNames() throws Exception {
		List<DebianHost> hosts = DebianHost.up(NAMES.size());
		StringBuilder names = new StringBuilder("127.0.0.1 localhost\n");
		for (int i = 0; i < NAMES.size(); i++) {
			names.append(hosts.get(i).address()).append(' ').append(NAMES.get(i)).append('\n');
		}
		for (int i = 0; i < NAMES.size(); i++) {
			Files.writeString(hosts.get(i).root().resolve("etc/hosts"), names);
			this.lab.run("on-debian", hosts.get(i).name(), "hostnamectl", "set-hostname", NAMES.get(i));
		}
		letIn(hosts);
		return hosts;
	}

	/** Who is root on the first is let in as root on the others, as an operator is. */
	private void letIn(List<DebianHost> hosts) throws Exception {
		String first = hosts.getFirst().name();
		this.lab.run("on-debian", first, "sh", "-c",
				"mkdir -p -m 700 /root/.ssh; ssh-keygen -q -t ed25519 -N '' -f /root/.ssh/id_ed25519");
		String key = Files.readString(hosts.getFirst().root().resolve("root/.ssh/id_ed25519.pub"));
		StringBuilder known = new StringBuilder();
		for (int i = 0; i < NAMES.size(); i++) {
			Path root = hosts.get(i).root();
			this.lab.run("on-debian", hosts.get(i).name(), "mkdir", "-p", "-m", "700", "/root/.ssh");
			Files.writeString(root.resolve("root/.ssh/authorized_keys"), key);
			this.lab.run("on-debian", hosts.get(i).name(), "systemctl", "restart", "ssh");
			known.append(NAMES.get(i))
				.append(' ')
				.append(Files.readString(root.resolve("etc/ssh/ssh_host_ed25519_key.pub")));
		}
		Files.writeString(hosts.getFirst().root().resolve("root/.ssh/known_hosts"), known);
	}

}
