package com.deblox.dockermod.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ordinary docker command with images: whatever node is asked, and whatever node the
 * image is on.
 */
class DockerImagesLabTests extends LabTests {

	/** Debian's own, where another one stands before it in the path. */
	private static final String BUILDKIT_CLIENT = "/usr/bin/docker";

	@TempDir
	private Path folder;

	private String image = "";

	@BeforeEach
	void nameTheImage() {
		this.image = lab.registry() + "/team/images:1";
	}

	@AfterEach
	void forgetTheImages() {
		lab.engines().forEach(Engine::removeAll);
		for (Engine engine : lab.engines()) {
			for (String name : List.of(this.image, "team/built:1", "team/committed:1", "team/loaded:1")) {
				engine.delete("/images/" + name + "?force=1");
			}
		}
	}

	@Test
	void aTagIsOnAllNodesAndIsPushedPulledAndRemoved() {
		docker("node1", "tag", "busybox", this.image);
		assertThat(holders(this.image)).containsExactlyElementsOf(Lab.NODES);
		assertThat(docker("node2", "push", this.image)).contains("digest");
		docker("node3", "rmi", this.image);
		assertThat(holders(this.image)).isEmpty();
		assertThat(lab.docker("node2", "rmi", this.image).output()).contains("No such image");
		assertThat(docker("node2", "pull", this.image)).contains("Pulling from", "Digest");
		assertThat(holders(this.image)).containsExactlyElementsOf(Lab.NODES);
	}

	@Test
	void whatOnlyOneNodeHasIsShownSavedAndPushedByAll() {
		lab.engine("node3").post("/images/busybox/tag?repo=" + this.image.replaceAll(":1$", "") + "&tag=1", "");
		assertThat(docker("node1", "image", "inspect", "-f", "{{.RepoTags}}", this.image)).contains(this.image);
		assertThat(docker("node1", "history", "-q", this.image)).isNotBlank();
		Path saved = this.folder.resolve("saved.tar");
		docker("node1", "save", "-o", saved.toString(), this.image);
		assertThat(saved).isNotEmptyFile();
		assertThat(docker("node2", "push", this.image)).contains("digest");
	}

	@Test
	void aPullOfWhatIsNotThereFails() {
		Docker pull = lab.docker("node1", "pull", lab.registry() + "/team/missing:1");
		assertThat(pull.exit()).isNotZero();
		assertThat(pull.output()).contains("manifest for").contains("not found");
	}

	@Test
	void aLoadReachesAllNodes() throws IOException {
		lab.engine("node2").post("/images/busybox/tag?repo=team/loaded&tag=1", "");
		Path saved = this.folder.resolve("saved.tar");
		docker("node1", "save", "-o", saved.toString(), "team/loaded:1");
		docker("node1", "rmi", "team/loaded:1");
		assertThat(docker("node3", "load", "-i", saved.toString()).lines())
			.containsOnlyOnce("Loaded image: team/loaded:1");
		assertThat(holders("team/loaded:1")).containsExactlyElementsOf(Lab.NODES);
		Files.write(saved, new byte[10_000]);
		assertThat(lab.docker("node1", "load", "-i", saved.toString()).exit()).isNotZero();
	}

	@Test
	void aBuiltImageRunsWhereItIs() throws IOException {
		Path context = Files.createDirectory(this.folder.resolve("context"));
		Files.writeString(context.resolve("Dockerfile"), "FROM busybox\nCOPY said /said\nCMD [\"cat\", \"/said\"]\n");
		Files.writeString(context.resolve("said"), "built in the cluster");
		String printed = Lab.execute(List.of("sh", "-c", "DOCKER_CONFIG=/nonexistent DOCKER_BUILDKIT=0 docker -H "
				+ lab.socket("node1") + " build -t team/built:1 " + context));
		assertThat(printed).contains("Successfully tagged team/built:1");
		assertThat(holders("team/built:1")).hasSize(1);
		for (String node : Lab.NODES) {
			assertThat(docker(node, "run", "--rm", "--pull", "never", "team/built:1"))
				.isEqualTo("built in the cluster");
		}
	}

	@Test
	void aBuildByBuildKitReadsItsSecretThroughItsSession() throws IOException {
		// not every docker command has it built in, and its plugin is not in all of
		// Debian
		Assumptions.assumeTrue(Files.isExecutable(Path.of(BUILDKIT_CLIENT)));
		Path context = Files.createDirectory(this.folder.resolve("buildkit"));
		Files.writeString(context.resolve("Dockerfile"), """
				FROM busybox
				COPY said /said
				RUN --mount=type=secret,id=word cat /said /run/secrets/word > /told
				CMD ["cat", "/told"]
				""");
		Files.writeString(context.resolve("said"), "built by ");
		Path secret = Files.writeString(this.folder.resolve("word"), "BuildKit " + System.nanoTime());
		Docker build = Docker.other(lab.socket("node2"), "env", "DOCKER_BUILDKIT=1", BUILDKIT_CLIENT, "build",
				"--network", "none", "--progress", "plain", "--secret", "id=word,src=" + secret, "-t", "team/built:1",
				context.toString());
		Assumptions.assumeFalse(build.output().contains("buildx component is missing"));
		assertThat(build.exit()).as(build.output()).isZero();
		assertThat(holders("team/built:1")).containsExactly("node2");
		assertThat(docker("node1", "run", "--rm", "team/built:1")).isEqualTo("built by " + Files.readString(secret));
	}

	@Test
	void aCommittedContainerRunsAsAnImage() {
		lab.docker("node1", "run", "--name", "worked", "busybox", "sh", "-c", "echo done > /result");
		docker("node2", "commit", "worked", "team/committed:1");
		assertThat(holders("team/committed:1")).hasSize(1);
		for (String node : Lab.NODES) {
			assertThat(docker(node, "run", "--rm", "team/committed:1", "cat", "/result").strip()).isEqualTo("done");
		}
	}

	@Test
	void containersOfOneNetworkMeetByName() {
		docker("node2", "network", "create", "shop");
		try {
			assertThat(lab.engines())
				.allSatisfy((engine) -> assertThat(engine.get("/networks/shop").status()).isEqualTo(200));
			String ofNode3 = lab.engine("node3").get("/networks/shop").json().path("Id").asString();
			assertThat(docker("node1", "network", "inspect", "-f", "{{.Name}}", ofNode3).strip()).isEqualTo("shop");
			docker("node1", "run", "-d", "--network", "shop", "--name", "first", "busybox", "sleep", "3600");
			for (String node : Lab.NODES) {
				assertThat(docker(node, "run", "--rm", "--network", "shop", "busybox", "ping", "-c", "1", "first"))
					.contains("1 packets received");
			}
			docker("node3", "run", "-d", "--name", "second", "busybox", "sleep", "3600");
			docker("node1", "network", "connect", ofNode3, "second");
			assertThat(lab.docker("node2", "network", "rm", "shop").output()).contains("has active endpoints");
			assertThat(lab.engine("node1").get("/networks/shop").status()).isEqualTo(200);
			docker("node2", "network", "disconnect", "shop", "second");
		}
		finally {
			lab.engines().forEach(Engine::removeAll);
			lab.docker("node3", "network", "rm", "shop");
		}
		assertThat(lab.engines())
			.allSatisfy((engine) -> assertThat(engine.get("/networks/shop").status()).isEqualTo(404));
	}

	@Test
	void aVolumeBindsItsUsersToItsNode() {
		docker("node2", "volume", "create", "data");
		try {
			assertThat(lab.engine("node2").get("/volumes/data").status()).isEqualTo(200);
			for (String node : Lab.NODES) {
				docker(node, "volume", "inspect", "data");
				docker(node, "run", "--rm", "-v", "data:/d", "busybox", "sh", "-c", "echo " + node + " >> /d/log");
			}
			assertThat(docker("node1", "run", "--rm", "-v", "data:/d", "busybox", "cat", "/d/log").lines())
				.containsExactlyElementsOf(Lab.NODES);
		}
		finally {
			assertThat(docker("node3", "volume", "rm", "data")).contains("data");
		}
	}

	@Test
	void whatSharesWithAContainerIsMadeBesideIt() {
		String other = lab.engine("node3").create("other");
		lab.engine("node3").start(other);
		for (String node : Lab.NODES) {
			docker(node, "run", "--rm", "--network", "container:other", "busybox", "true");
			docker(node, "run", "--rm", "--volumes-from", "other", "busybox", "true");
		}
		assertThat(lab.docker("node1", "run", "--network", "container:nothing", "busybox").exit()).isNotZero();
	}

	private static List<String> holders(String image) {
		List<String> holders = new ArrayList<>();
		for (Engine engine : lab.engines()) {
			if (engine.get("/images/" + image + "/json").status() == 200) {
				holders.add(engine.name());
			}
		}
		return holders;
	}

	private static String docker(String node, String... words) {
		Docker docker = lab.docker(node, words);
		assertThat(docker.exit()).as(docker.output()).isZero();
		return docker.output();
	}

}
