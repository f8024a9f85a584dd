package com.deblox.dockermod.lab;

import java.util.List;

import com.deblox.dockermod.lab.Http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Images come from a real registry.
 */
class ImagesLabTests extends LabTests {

	private static String image = "";

	@BeforeAll
	static void pushToTheRegistry() {
		image = lab.registry() + "/team/app:1";
		Engine engine = lab.engine("node1");
		assertThat(engine.post("/images/busybox/tag?repo=" + lab.registry() + "/team/app&tag=1", "").status())
			.isEqualTo(201);
		Answer pushed = Http.send("POST", engine.uri() + "/images/" + lab.registry() + "/team/app/push?tag=1", "",
				"X-Registry-Auth", "e30=");
		assertThat(pushed.text()).contains("digest").doesNotContain("errorDetail");
	}

	@AfterEach
	void forgetTheImage() {
		node1.action("delete-image", "image", image, "all", true, "force", true);
	}

	@Test
	void aPullKeepsItsProgress() {
		node1.action("delete-image", "image", image, "all", true, "force", true);
		Answer pulled = node1.action("pull-image", "image", image, "dockerInstance", "node2");
		assertThat(pulled.status()).as(pulled.toString()).isEqualTo(200);
		assertThat(pulled.json().path("dockerInstance").asString()).isEqualTo("node2");
		assertThat(pulled.body().isArray()).isTrue();
		assertThat(pulled.body().findValuesAsString("status")).anyMatch((status) -> status.startsWith("Pulling from"))
			.anyMatch((status) -> status.startsWith("Digest: "));
	}

	@Test
	void everyNodePullsAndDeletesWhereAllIsAsked() {
		Answer pulled = node3.action("pull-image", "image", image, "all", true);
		assertThat(pulled.status()).as(pulled.toString()).isEqualTo(200);
		assertThat(pulled.json().path("nodes")).hasSize(3);
		assertThat(lab.engines())
			.allSatisfy((engine) -> assertThat(engine.get("/images/" + image + "/json").status()).isEqualTo(200));
		lab.engine("node1").delete("/images/" + image);
		assertThat(node3.action("delete-image", "image", image, "all", true).status()).isEqualTo(200);
		assertThat(lab.engines())
			.allSatisfy((engine) -> assertThat(engine.get("/images/" + image + "/json").status()).isEqualTo(404));
		assertThat(node3.action("delete-image", "image", image, "all", true).status()).isEqualTo(404);
	}

	@Test
	void aMissingImageIsA404ThatSaysSo() {
		for (Object[] where : List.of(new Object[] { "all", true }, new Object[] { "dockerInstance", "node2" })) {
			Answer answer = node1.action("pull-image", "image", lab.registry() + "/team/missing:1", where[0], where[1]);
			assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
			assertThat(answer.text()).contains("\"error\"").containsIgnoringCase("not found");
		}
		Answer create = node1.action("create-container", "image", lab.registry() + "/team/missing:1", "instances", 3);
		assertThat(create.status()).as(create.toString()).isEqualTo(404);
		assertThat(idsOfEngines()).isEmpty();
	}

	@Test
	void aCreatePullsWhatIsMissingUnlessToldNotTo() {
		node1.action("delete-image", "image", image, "all", true, "force", true);
		assertThat(node1.action("create-container", "image", image, "pull", "never").status()).isEqualTo(404);
		Answer created = node1.action("create-container", "image", image, "instances", 6);
		assertThat(created.status()).as(created.toString()).isEqualTo(200);
		assertThat(node1.action("create-container", "image", image, "pull", "always").status()).isEqualTo(200);
		assertThat(idsOfEngines()).hasSize(7);
		lab.engines().forEach(Engine::removeAll);
	}

}
