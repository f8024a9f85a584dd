package com.deblox.dockermod.command;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The logs of several containers as one.
 */
class LogsCommandTests {

	private final FakeNode node = new FakeNode();

	@AfterEach
	void close() {
		this.node.close();
	}

	private void container(String reference, String node, boolean terminal) {
		this.node.json("/containers/" + reference + "/json", """
				{"Id": "id-%s", "Name": "/%s", "Config": {"Tty": %s}, "Node": {"Name": "%s"}}""".formatted(reference,
				reference, terminal, node));
	}

	private void log(String reference, byte[]... frames) {
		this.node.on("/containers/id-" + reference + "/logs", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			try (OutputStream out = exchange.getResponseBody()) {
				for (byte[] frame : frames) {
					out.write(frame);
				}
			}
		});
	}

	private static byte[] frame(int stream, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream frame = new ByteArrayOutputStream();
		frame.writeBytes(new byte[] { (byte) stream, 0, 0, 0 });
		frame.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
		frame.writeBytes(bytes);
		return frame.toByteArray();
	}

	private static byte[] line(int second, String text) {
		return frame(1, "2026-11-28T03:00:%02d.000000001Z %s\n".formatted(second, text));
	}

	@Test
	void severalLogsComeInTheOrderOfTimeEachLineWithItsNodeAndName() {
		container("web", "node1", false);
		container("database", "node2", false);
		log("web", line(1, "one"), line(4, "four"));
		log("database", line(2, "two"), line(3, "three"));
		Ran ran = Ran.at(this.node, "logs", "web", "database");
		assertThat(ran.status()).isZero();
		assertThat(ran.lines()).containsExactly("node1/web      | one", "node2/database | two",
				"node2/database | three", "node1/web      | four");
	}

	@Test
	void theLogOfOneContainerIsPrintedAsItIs() {
		container("web", "node1", false);
		log("web", line(1, "one"), line(2, ""), frame(2, "2026-11-28T03:00:03Z on stderr\n"));
		assertThat(Ran.at(this.node, "logs", "web").out()).isEqualTo("one\n\non stderr\n");
		assertThat(Ran.at(this.node, "logs", "-t", "web").lines()).first()
			.isEqualTo("2026-11-28T03:00:01.000000001Z one");
	}

	@Test
	void aLongLineIsWholeThoughTheDaemonKeepsItInPieces() {
		container("web", "node1", false);
		log("web", frame(1, "2026-11-28T03:00:01.000000001Z aaa "), frame(2, "2026-11-28T03:00:01.000000002Z other\n"),
				frame(1, "2026-11-28T03:00:01.000000003Z bbb"), frame(1, "2026-11-28T03:00:01.000000004Z \n"),
				line(2, "next"));
		assertThat(Ran.at(this.node, "logs", "web").lines()).containsExactly("other", "aaa bbb", "next");
		assertThat(Ran.at(this.node, "logs", "-t", "web").lines()).contains("2026-11-28T03:00:01.000000001Z aaa bbb");
	}

	@Test
	void aContainerWithATerminalHasNoFrames() {
		container("shell", "node1", true);
		log("shell", "2026-11-28T03:00:01Z one\r\n2026-11-28T03:00:02Z two".getBytes(StandardCharsets.UTF_8));
		assertThat(Ran.at(this.node, "logs", "shell").out()).isEqualTo("one\ntwo\n");
	}

	@Test
	void optionsGoToTheDaemonInItsOwnWords() {
		container("web", "node1", false);
		log("web");
		Ran ran = Ran.at(this.node, "logs", "-f", "--tail", "5", "--since", "10m", "web");
		assertThat(ran.status()).isZero();
		assertThat(this.node.asked).last()
			.isEqualTo("GET /containers/id-web/logs?stdout=1&stderr=1&timestamps=1&follow=1&tail=5"
					+ "&since=1795834800.000000000");
	}

	@Test
	void eachNodeHasItsColourOnATerminalUnlessNoColorIsSet() {
		container("web", "node1", false);
		container("database", "node2", false);
		log("web", line(1, "one"));
		log("database", line(2, "two"));
		Map<String, String> env = Map.of("DOCKERMOD_NODE", this.node.url());
		assertThat(Ran.with(env, true, "logs", "web", "database").lines())
			.containsExactly("\u001b[36mnode1/web      | \u001b[0mone", "\u001b[33mnode2/database | \u001b[0mtwo");
		Map<String, String> plain = Map.of("DOCKERMOD_NODE", this.node.url(), "NO_COLOR", "1");
		assertThat(Ran.with(plain, true, "logs", "web", "database").out()).doesNotContain("\u001b");
	}

	@Test
	void aFollowedLogIsPrintedWhileAnotherIsSilent() {
		container("web", "node1", false);
		container("silent", "node2", false);
		CountDownLatch seen = new CountDownLatch(1);
		log("web", line(1, "one"));
		this.node.on("/containers/id-silent/logs", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			await(seen);
		});
		OutputStream out = new OutputStream() {

			@Override
			public void write(int b) {
				seen.countDown();
			}

		};
		int status = new DockerModCommand(
				new Surroundings(Map.of("DOCKERMOD_NODE", this.node.url()), java.io.InputStream.nullInputStream(), out,
						OutputStream.nullOutputStream(), false, Path.of("/nonexistent"), Clock.systemUTC()))
			.run("logs", "-f", "web", "silent");
		assertThat(status).isZero();
		assertThat(seen.getCount()).isZero();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void aLogThatBreaksOffIsToldAndTheOthersGoOn() {
		container("web", "node1", false);
		container("lost", "node2", false);
		log("web", line(1, "one"));
		byte[] whole = line(2, "never");
		log("lost", line(0, "zero"), java.util.Arrays.copyOf(whole, whole.length - 4));
		Ran ran = Ran.at(this.node, "logs", "web", "lost");
		assertThat(ran.status()).isEqualTo(1);
		assertThat(ran.lines()).contains("node2/lost | zero", "node1/web  | one");
		assertThat(ran.err()).startsWith("The log of node2/lost broke off:");
	}

	@Test
	void aContainerThatThereIsNotIsOneSentence() {
		this.node.error("/containers/nope/json", 404, "{\"message\": \"No such container: nope\"}");
		Ran ran = Ran.at(this.node, "logs", "nope");
		assertThat(ran.status()).isEqualTo(1);
		assertThat(ran.err()).isEqualTo("No such container: nope\n");
	}

	@Test
	void aTimeThatIsNoneIsRefused() {
		container("web", "node1", false);
		Ran ran = Ran.at(this.node, "logs", "--since", "yesterday", "web");
		assertThat(ran.status()).isEqualTo(2);
		assertThat(ran.err()).contains("--since is 'yesterday'", "10m");
	}

}
