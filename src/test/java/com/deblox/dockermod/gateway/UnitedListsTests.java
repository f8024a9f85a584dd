package com.deblox.dockermod.gateway;

import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.Test;

import static com.deblox.dockermod.gateway.FakeNodes.request;
import static com.deblox.dockermod.gateway.FakeNodes.text;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists in which several nodes may have the same: images, networks, volumes.
 */
class UnitedListsTests {

	private final FakeNodes nodes = new FakeNodes();

	@Test
	void imagesWhenSeveralNodesHaveOneAreOneRowTheNewestFirst() {
		this.nodes.a.answers(200,
				"[{\"Id\":\"i\",\"Created\":1,\"Containers\":-1,\"RepoTags\":[\"x:1\"],\"RepoDigests\":null}]");
		this.nodes.b.answers(200, """
				[{"Id":"i","Created":1,"Containers":2,"RepoTags":["x:1","x:2"],"RepoDigests":["d"]},\
				{"Id":"j","Created":5,"Containers":-1,"RepoTags":null}]""");
		this.nodes.c.answers(200, "[{\"Id\":\"i\",\"Created\":1,\"Containers\":3,\"RepoTags\":null}]");
		assertThat(text(new ImageListRule(this.nodes.everywhere).answer(request("GET", "/images/json"))))
			.isEqualTo("[{\"Id\":\"j\",\"Created\":5,\"Containers\":-1,\"RepoTags\":null,\"Nodes\":[\"b\"]},"
					+ "{\"Id\":\"i\",\"Created\":1,\"Containers\":5,\"RepoTags\":[\"x:1\",\"x:2\"],\"RepoDigests\":[\"d\"],"
					+ "\"Nodes\":[\"a\",\"b\",\"c\"]}]");
	}

	@Test
	void imagesWhenSomeNodesDoNotKnowTheOtherImageAreThoseOfTheRest() {
		this.nodes.a.answers(404, "{\"message\":\"No such image: x\"}");
		this.nodes.b.answers(200, "[{\"Id\":\"i\"}]");
		this.nodes.c.answers(200, "[]");
		EngineResponse response = new ImageListRule(this.nodes.everywhere).answer(request("GET", "/images/json"));
		assertThat(text(response)).isEqualTo("[{\"Id\":\"i\",\"Nodes\":[\"b\"]}]");
		assertThat(response.header(Everywhere.INCOMPLETE)).isNull();
	}

	@Test
	void networksOfOneNameAreOneRowWithTheFirstId() {
		this.nodes.a.answers(200, "[{\"Name\":\"bridge\",\"Id\":\"1\"}]");
		this.nodes.b.answers(200, "[{\"Name\":\"bridge\",\"Id\":\"2\"},{\"Name\":\"own\",\"Id\":\"3\"}]");
		this.nodes.c.fails(Situation.ENGINE_DOWN);
		EngineResponse response = new NetworkListRule(this.nodes.everywhere, FakeNodes.A)
			.answer(request("GET", "/networks"));
		assertThat(text(response)).isEqualTo("[{\"Name\":\"bridge\",\"Id\":\"1\",\"Nodes\":[\"a\",\"b\"]},"
				+ "{\"Name\":\"own\",\"Id\":\"3\",\"Nodes\":[\"b\"]}]");
		assertThat(response.header(Everywhere.INCOMPLETE)).contains("c: ENGINE_DOWN");
	}

	@Test
	void networksOfTheAskedNodeHaveItsIds() {
		this.nodes.a.answers(200, "[{\"Name\":\"net\",\"Id\":\"1\"}]");
		this.nodes.b.answers(200, "[{\"Name\":\"net\",\"Id\":\"2\"}]");
		this.nodes.c.answers(200, "[{\"Name\":\"net\",\"Id\":\"3\"}]");
		assertThat(
				text(new NetworkListRule(this.nodes.everywhere, new NodeName("b")).answer(request("GET", "/networks"))))
			.isEqualTo("[{\"Name\":\"net\",\"Id\":\"2\",\"Nodes\":[\"a\",\"b\",\"c\"]}]");
	}

	@Test
	void volumesOfOneNameAreToldApart() {
		this.nodes.a.answers(200, "{\"Volumes\":[{\"Name\":\"data\"}],\"Warnings\":null}");
		this.nodes.b.answers(200, "{\"Volumes\":[{\"Name\":\"data\"},{\"Name\":\"own\"}],\"Warnings\":[\"odd\"]}");
		this.nodes.c.answers(200, "{\"Volumes\":null,\"Warnings\":null}");
		assertThat(text(new VolumeListRule(this.nodes.everywhere).answer(request("GET", "/volumes")))).isEqualTo("""
				{"Volumes":[{"Name":"a/data","Nodes":["a"]},{"Name":"b/data","Nodes":["b"]},\
				{"Name":"own","Nodes":["b"]}],"Warnings":["b: odd"]}""");
	}

	@Test
	void whatIsNoJsonIsMissing() {
		this.nodes.a.answers(200, "[]");
		this.nodes.b.answers(200, "[{\"Id\":");
		this.nodes.c.answers(200, "[]");
		assertThat(new NetworkListRule(this.nodes.everywhere, FakeNodes.A).answer(request("GET", "/networks"))
			.header(Everywhere.INCOMPLETE)).startsWith("b: ");
	}

}
