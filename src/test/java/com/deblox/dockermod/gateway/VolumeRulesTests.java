package com.deblox.dockermod.gateway;

import java.util.List;

import com.deblox.dockermod.engine.EngineResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static com.deblox.dockermod.gateway.FakeNodes.request;
import static com.deblox.dockermod.gateway.FakeNodes.text;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Volumes, each where it is.
 */
class VolumeRulesTests {

	private static final String GONE = "{\"message\":\"get v: no such volume\"}";

	private static final String OF_A_PROJECT = """
			{"Name":"v","Labels":{"com.docker.compose.project":"shop"}}""";

	private final FakeNodes nodes = new FakeNodes();

	private final RouteTable table = new RouteTable(VolumeRoutes.of(this.nodes.view));

	@Test
	void inspectAndDeleteAreWhereItIs() {
		this.nodes.all(404, GONE);
		this.nodes.c.answers(200, "{}");
		assertThat(answer("GET", "/volumes/v", null).node()).hasToString("c");
		assertThat(answer("DELETE", "/volumes/v", null).node()).hasToString("c");
		assertThat(this.nodes.b.asked).noneMatch((asked) -> asked.method().equals("DELETE"));
	}

	@Test
	void inspectOfNothingIsA404() {
		this.nodes.all(404, GONE);
		assertThat(answer("GET", "/volumes/v", null).status()).isEqualTo(404);
	}

	@Test
	void inspectTakesTheNodeBeforeTheName() {
		for (String path : List.of("/volumes/b/v", "/volumes/b%2Fv")) {
			this.nodes.b.asked.clear();
			answer("GET", path, null);
			assertThat(this.nodes.b.asked).singleElement()
				.satisfies((asked) -> assertThat(asked.path()).hasToString("/volumes/v"));
		}
	}

	@Test
	void createIsOnTheAskedNode() {
		this.nodes.all(404, GONE);
		this.nodes.a.answers((request) -> this.nodes.a.answer(request.method().equals("GET") ? 404 : 201, "{}"));
		assertThat(answer("POST", "/volumes/create", "{\"Name\":\"v\"}").status()).isEqualTo(201);
		assertThat(answer("POST", "/volumes/create", "{}").status()).isEqualTo(201);
	}

	@Test
	void whoMakesOrInspectsAVolumeIsToldItsNodeAsInAList() {
		this.nodes.all(404, GONE);
		this.nodes.b
			.answers((request) -> this.nodes.b.answer(request.method().equals("GET") ? 200 : 201, "{\"Name\":\"v\"}"));
		assertThat(text(answer("POST", "/volumes/create", "{\"Name\":\"v\"}")))
			.isEqualTo("{\"Name\":\"v\",\"Nodes\":[\"b\"]}")
			.isEqualTo(text(answer("GET", "/volumes/v", null)));
	}

	@Test
	void createOfWhatIsThereIsWhereItIs() {
		this.nodes.all(404, GONE);
		this.nodes.b.answers(201, "{}");
		this.nodes.b.answers((request) -> this.nodes.b.answer(request.method().equals("GET") ? 200 : 201, "{}"));
		assertThat(answer("POST", "/volumes/create", "{\"Name\":\"v\"}").node()).hasToString("b");
	}

	@Test
	void createIsWhereItsProjectHasVolumesOrContainers() {
		this.nodes.all(404, GONE);
		this.nodes.c.answers((request) -> switch (request.path().segments().size()) {
			case 1 -> this.nodes.c.answer(200, "{\"Volumes\":[{\"Name\":\"other\"}]}");
			default -> this.nodes.c.answer(request.method().equals("POST") ? 201 : 404, "{}");
		});
		assertThat(answer("POST", "/volumes/create", OF_A_PROJECT).node()).hasToString("c");
		this.nodes.c.answers(404, GONE);
		this.nodes.b.answers((request) -> switch (request.path().segments().getFirst()) {
			case "containers" -> this.nodes.b.answer(200, "[{}]");
			default -> this.nodes.b.answer(request.method().equals("POST") ? 201 : 404, "{}");
		});
		assertThat(answer("POST", "/volumes/create", OF_A_PROJECT).node()).hasToString("b");
	}

	private EngineResponse answer(String method, String path, @Nullable String body) {
		return this.nodes.answer(this.table, method, path, body);
	}

}
