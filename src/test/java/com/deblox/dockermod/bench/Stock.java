package com.deblox.dockermod.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The containers that are measured with. They carry a label, so that they are found again
 * whoever made them, and an image of their own, so that whatever else the engines hold
 * does not matter. None is ever started.
 */
final class Stock {

	/** What makes one, for a daemon. */
	static final String SPEC = """
			{"Image": "dockermod-bench", "Cmd": ["/none"], "Labels": {"dockermod.bench": ""}}""";

	private static final String LIST = "/containers/json?all=1&filters="
			+ URLEncoder.encode("{\"label\": [\"dockermod.bench\"]}", StandardCharsets.UTF_8);

	private static final byte[] EMPTY_TAR = new byte[1024];

	private static final Duration SETTLED = Duration.ofSeconds(60);

	private final List<BenchHost> hosts;

	private volatile boolean closed;

	Stock(List<BenchHost> hosts) {
		this.hosts = hosts;
	}

	/** Nothing is left from before, and the image is there. */
	void open() throws IOException {
		resize(0);
		for (BenchHost host : this.hosts) {
			HttpAnswer answer = host.engine()
				.once(host.engine().post("/images/create?fromSrc=-&repo=dockermod-bench&tag=latest", EMPTY_TAR));
			if (answer.status() != 200) {
				throw new IOException("The engine of " + host.name() + " does not take an image: " + answer.text());
			}
		}
	}

	/**
	 * Have so many containers, dealt evenly, and nodes that know it.
	 * @param total how many
	 * @throws IOException if that cannot be had
	 */
	void resize(int total) throws IOException {
		Map<Endpoint, List<byte[]>> requests = new LinkedHashMap<>();
		for (int i = 0; i < this.hosts.size(); i++) {
			BenchHost host = this.hosts.get(i);
			List<String> have = ids(host);
			int want = share(total, i);
			List<byte[]> changes = new ArrayList<>(creates(host, want - have.size()));
			have.stream().skip(want).forEach((id) -> changes.add(remove(host, id)));
			requests.put(host.engine(), changes);
		}
		run(requests);
		for (BenchHost host : this.hosts) {
			int left = host.ids().size();
			Wait.until(SETTLED, "node and engine of " + host.name() + " agree",
					() -> host.nodeAsSeen(host.name()).path("containers").asInt(-1) == left);
		}
	}

	/**
	 * As many creates as each daemon is dealt of a total.
	 * @param total how many in all
	 * @return the requests for each daemon
	 */
	Map<Endpoint, List<byte[]>> creates(int total) {
		Map<Endpoint, List<byte[]>> requests = new LinkedHashMap<>();
		for (int i = 0; i < this.hosts.size(); i++) {
			requests.put(this.hosts.get(i).engine(), creates(this.hosts.get(i), share(total, i)));
		}
		return requests;
	}

	private static List<byte[]> creates(BenchHost host, int number) {
		return Collections.nCopies(Math.max(0, number), host.engine().post("/containers/create", SPEC));
	}

	private static byte[] remove(BenchHost host, String id) {
		return host.engine().delete("/containers/" + id + "?force=1");
	}

	private int share(int total, int index) {
		return total / this.hosts.size() + ((index < total % this.hosts.size()) ? 1 : 0);
	}

	List<String> ids(BenchHost host) throws IOException {
		return List.copyOf(BenchHost.ids(BenchHost.JSON.readTree(host.engine().once(host.engine().get(LIST)).body())));
	}

	private void run(Map<Endpoint, List<byte[]>> requests) throws IOException {
		if (this.closed) {
			throw new IOException("Stopped");
		}
		try (Batch batch = new Batch(requests)) {
			batch.run();
		}
	}

	/**
	 * Remove everything. What was begun may still be going on in a node, so it looks
	 * until nothing comes any more.
	 * @throws IOException if a daemon cannot be reached
	 */
	void close() throws IOException {
		this.closed = true;
		for (int quiet = 0; quiet < 2; quiet++) {
			Map<Endpoint, List<byte[]>> requests = new LinkedHashMap<>();
			for (BenchHost host : this.hosts) {
				List<byte[]> removals = new ArrayList<>();
				ids(host).forEach((id) -> removals.add(remove(host, id)));
				requests.put(host.engine(), removals);
			}
			if (requests.values().stream().anyMatch((removals) -> !removals.isEmpty())) {
				quiet = -1;
			}
			try (Batch batch = new Batch(requests)) {
				batch.run();
			}
			Wait.pause(Duration.ofMillis(500));
		}
		for (BenchHost host : this.hosts) {
			host.engine().once(host.engine().delete("/images/dockermod-bench"));
		}
	}

}
