package com.deblox.dockermod.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that break the rules of HTTP, or stretch them, sent to a node and to the
 * daemon beside it: refused or handled as the daemon does. Where a daemon is lax and a
 * node is not, the row of {@code odd-requests.txt} says why.
 */
class OddRequestsLabTests extends LabTests {

	private static final String SMUGGLED = "0\r\n\r\nGET /_ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

	private static final Pattern TIMES = Pattern.compile("(a:b\r\n|[a9])\\*(\\d+)");

	@Test
	void eachIsHandledAsADaemonDoes() throws IOException {
		List<String> rows = Files.readAllLines(Path.of("src/test/resources/http/odd-requests.txt"))
			.stream()
			.filter((line) -> !line.startsWith("#"))
			.toList();
		SoftAssertions all = new SoftAssertions();
		for (String row : rows) {
			String[] parts = row.split(" \\| ", -1);
			String request = written(parts[0]);
			String daemon = RawExchange.send(lab.engine("node1").uri(), bytes(request));
			for (String node : List.of(node1.uri(), lab.socket("node1"))) {
				String answer = RawExchange.send(node,
						bytes(request.replace("Authorization: T", "Authorization: Bearer " + lab.token())));
				all.assertThat(answer).as(row).doesNotContain("Exception", "\tat ", "its log says why");
				if (parts.length > 1) {
					List<Integer> statuses = RawExchange.statuses(answer);
					all.assertThat(statuses).as("%s%n%s", row, answer).allMatch((status) -> status >= 400);
					all.assertThat(statuses.size()).as("%s%n%s", row, answer).isLessThanOrEqualTo(1);
				}
				else {
					all.assertThat(served(answer))
						.as("%s%nnode: %s%ndaemon: %s", row, answer, daemon)
						.isEqualTo(served(daemon));
				}
			}
		}
		all.assertAll();
		assertThat(rows).hasSizeGreaterThan(90);
		assertThat(idsOfEngines()).isEmpty();
	}

	/** Which of the requests were served; refusals have many words. */
	private static List<Boolean> served(String answers) {
		List<Boolean> served = new ArrayList<>(
				RawExchange.statuses(answers).stream().map((status) -> status < 300).toList());
		while (!served.isEmpty() && !served.getLast()) {
			served.removeLast();
		}
		return served;
	}

	@Test
	void aHeadOfAHundredMegabytesIsRefusedBeforeItIsRead() throws IOException {
		byte[] head = bytes("GET /_ping HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(100_000_000));
		long before = resident();
		assertThat(RawExchange.statuses(RawExchange.send(node1.uri(), head))).allMatch((status) -> status >= 400);
		assertThat(resident() - before).isLessThan(50_000);
		assertThat(node1.list().status()).isEqualTo(200);
	}

	@Test
	void clientsThatNeverEndTheirHeadAreInNobodysWay() throws IOException {
		List<SocketChannel> slow = new ArrayList<>();
		try {
			for (int i = 0; i < 500; i++) {
				slow.add(RawExchange.connect(node1.uri()));
				slow.getLast().write(ByteBuffer.wrap(bytes("GET /_ping HTTP/1.1\r\nHost: a\r\nX-" + i + ": ")));
			}
			for (SocketChannel channel : slow) {
				channel.write(ByteBuffer.wrap(bytes("a")));
			}
			assertThat(node1.list().status()).isEqualTo(200);
			assertThat(lab.docker("node1", "ps").exit()).isZero();
		}
		finally {
			for (SocketChannel channel : slow) {
				channel.close();
			}
		}
	}

	@Test
	void aBodyIsAskedForWhenItIsWantedAndNotBefore() throws IOException {
		String head = "POST /images/load HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9\r\n";
		String refused = RawExchange.send(node1.uri(), bytes(head + "\r\n"));
		assertThat(RawExchange.statuses(refused)).containsExactly(401);
		try (SocketChannel channel = RawExchange.connect(lab.socket("node1"))) {
			channel.write(ByteBuffer.wrap(bytes(head + "Connection: close\r\n\r\n")));
			ByteBuffer first = ByteBuffer.allocate(12);
			while (first.hasRemaining() && channel.read(first) >= 0) {
				assertThat(channel.isOpen()).isTrue();
			}
			assertThat(new String(first.array(), StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 100");
		}
	}

	/** In kilobytes. */
	private static long resident() throws IOException {
		return Files.readAllLines(Path.of("/proc", String.valueOf(lab.nodePid("node1")), "status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.sum();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String written(String row) {
		String text = row.replace("SMUGGLED", SMUGGLED)
			.translateEscapes()
			.replace("\r\nH ", "\r\nHost: a\r\nAuthorization: T\r\n")
			.replace("END", "Connection: close\r\n\r\n");
		return TIMES.matcher(text).replaceAll((found) -> found.group(1).repeat(Integer.parseInt(found.group(2))));
	}

}
