package com.deblox.dockermod.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.output.WaitingConsumer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitAllStrategy;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A working day with Testcontainers, the same on one daemon and on a cluster, in a
 * process of its own: it reads where Docker is once, from its environment. Writes the
 * nodes that its containers were on into the file that it is given.
 */
final class TestcontainersDay {

	private static final String IMAGE = "busybox:latest";

	private final Set<String> nodes = new TreeSet<>();

	private final WaitingConsumer said = new WaitingConsumer();

	private TestcontainersDay() {
	}

	public static void main(String... arguments) throws Exception {
		TestcontainersDay day = new TestcontainersDay();
		day.work(arguments[1]);
		Files.writeString(Path.of(arguments[0]), String.join(" ", day.nodes));
	}

	private void work(String remoteImage) throws Exception {
		try (Network network = Network.newNetwork();
				GenericContainer<?> store = store(network);
				GenericContainer<?> shop = shop(network).dependsOn(store)) {
			shop.start();
			serves(shop, "hello");
			runs(shop);
			copies(shop);
			talks(shop);
			callsItsNeighbour(shop, store);
			pauses(shop);
			for (GenericContainer<?> container : Set.of(shop, store)) {
				noteNode(container);
			}
		}
		isBuilt();
		endsByItself(remoteImage);
		doesNotStart();
	}

	private static GenericContainer<?> store(Network network) {
		return new GenericContainer<>(IMAGE).withNetwork(network)
			.withNetworkAliases("store", "warehouse")
			.withEnv("STOCK", "nails")
			.withCommand("sh", "-c", "echo $STOCK > /index.html; exec httpd -f -p 8000 -h /")
			.withExposedPorts(8000)
			.waitingFor(Wait.forHttp("/").forStatusCode(200));
	}

	private GenericContainer<?> shop(Network network) {
		return new GenericContainer<>(IMAGE).withNetwork(network)
			.withCopyToContainer(Transferable.of("hello"), "/www/index.html")
			.withCommand("sh", "-c", "echo the shop is open; echo bad >&2; exec httpd -f -p 80 -h /www")
			.withExposedPorts(80)
			.withLogConsumer(this.said)
			.waitingFor(new WaitAllStrategy().withStrategy(Wait.forLogMessage(".*shop is open.*", 1))
				.withStrategy(Wait.forListeningPort()));
	}

	private static void serves(GenericContainer<?> container, String expected)
			throws IOException, InterruptedException {
		URI uri = URI.create("http://" + container.getHost() + ":" + container.getMappedPort(80) + "/");
		try (HttpClient http = HttpClient.newHttpClient()) {
			String answer = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body();
			assertThat(answer).isEqualTo(expected);
		}
	}

	private static void runs(GenericContainer<?> shop) throws IOException, InterruptedException {
		ExecResult result = shop.execInContainer("sh", "-c", "echo out; echo err >&2; exit 3");
		assertThat(result.getStdout()).isEqualTo("out\n");
		assertThat(result.getStderr()).isEqualTo("err\n");
		assertThat(result.getExitCode()).isEqualTo(3);
	}

	private static void copies(GenericContainer<?> shop) throws IOException, InterruptedException {
		Path file = Files.writeString(Files.createTempFile("day", ".txt"), "x".repeat(300_000));
		shop.copyFileToContainer(MountableFile.forHostPath(file), "/www/index.html");
		serves(shop, "x".repeat(300_000));
		Path back = file.resolveSibling("back-" + file.getFileName());
		shop.copyFileFromContainer("/www/index.html", back.toString());
		assertThat(back).hasSameTextualContentAs(file);
		Files.delete(file);
		Files.delete(back);
	}

	private void talks(GenericContainer<?> shop) throws TimeoutException {
		WaitingConsumer follower = new WaitingConsumer();
		shop.followOutput(follower, OutputFrame.OutputType.STDERR);
		hears(follower, "bad");
		hears(this.said, "the shop is open");
		assertThat(shop.getLogs(OutputFrame.OutputType.STDOUT)).isEqualTo("the shop is open\n");
	}

	private static void hears(WaitingConsumer consumer, String words) throws TimeoutException {
		consumer.waitUntil((frame) -> frame.getUtf8String().contains(words), 30, TimeUnit.SECONDS);
	}

	private static void callsItsNeighbour(GenericContainer<?> shop, GenericContainer<?> store)
			throws IOException, InterruptedException {
		for (String name : Set.of("store", "warehouse")) {
			ExecResult answer = shop.execInContainer("wget", "-qO-", "http://" + name + ":8000/");
			assertThat(answer.getStdout()).as("%s: %s", name, answer.getStderr()).isEqualTo("nails\n");
		}
		assertThat(store
			.execInContainer("wget", "-qO-", "http://" + shop.getContainerInfo().getConfig().getHostName() + "/")
			.getStdout()).hasSize(300_000);
	}

	private static void pauses(GenericContainer<?> shop) {
		DockerClient docker = shop.getDockerClient();
		docker.pauseContainerCmd(shop.getContainerId()).exec();
		assertThat(shop.getCurrentContainerInfo().getState().getPaused()).isTrue();
		docker.unpauseContainerCmd(shop.getContainerId()).exec();
		assertThat(shop.isRunning()).isTrue();
		assertThat(shop.isShouldBeReused()).isFalse();
	}

	private void isBuilt() {
		ImageFromDockerfile image = new ImageFromDockerfile().withFileFromTransferable("word", Transferable.of("built"))
			.withDockerfileFromBuilder((file) -> file.from(IMAGE).copy("word", "/word").cmd("cat", "/word"));
		try (GenericContainer<?> built = new GenericContainer<>(image)
			.withStartupCheckStrategy(new OneShotStartupCheckStrategy())) {
			built.start();
			assertThat(built.getLogs()).isEqualTo("built");
			noteNode(built);
		}
	}

	/** One daemon says nothing of nodes. */
	private void noteNode(GenericContainer<?> container) {
		InspectContainerResponse.Node node = container.getContainerInfo().getNode();
		if (node != null) {
			this.nodes.add(node.getName());
		}
	}

	private static void endsByItself(String remoteImage) {
		try (GenericContainer<?> once = new GenericContainer<>(remoteImage).withCommand("echo", "done")
			.withStartupCheckStrategy(new OneShotStartupCheckStrategy())) {
			once.start();
			assertThat(once.getLogs()).isEqualTo("done\n");
		}
	}

	private static void doesNotStart() {
		try (GenericContainer<?> broken = new GenericContainer<>(IMAGE).withCommand("sh", "-c", "echo broken; exit 7")
			.withStartupCheckStrategy(new OneShotStartupCheckStrategy())) {
			assertThatExceptionOfType(ContainerLaunchException.class).isThrownBy(broken::start);
		}
		String session = DockerClientFactory.SESSION_ID;
		assertThat(DockerClientFactory.lazyClient()
			.listContainersCmd()
			.withShowAll(true)
			.withLabelFilter(Map.of(DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL, session))
			.exec()).isEmpty();
	}

}
