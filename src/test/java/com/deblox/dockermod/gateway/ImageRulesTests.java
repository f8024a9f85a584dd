package com.deblox.dockermod.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.engine.Streaming;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import static com.deblox.dockermod.gateway.FakeNodes.request;
import static com.deblox.dockermod.gateway.FakeNodes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Images, as one engine has them.
 */
class ImageRulesTests {

	private static final NodeName C = new NodeName("c");

	private static final String GONE = "{\"message\":\"No such image: x\"}";

	private final FakeNodes nodes = new FakeNodes();

	private final List<ObjectNode> placed = new ArrayList<>();

	private final RouteTable table = new RouteTable(ImageRoutes.of(this.nodes.view, (spec, wanted, request) -> {
		this.placed.add(spec);
		return wanted.isEmpty() ? C : wanted.getFirst();
	}));

	@Test
	void pullPassesOnEachNodesLines() {
		this.nodes.a.answers(200, "{\"status\":\"1\"}\r\n{\"status\":\"2\"}\r\n");
		this.nodes.b.answers(200, "{\"status\":\"3\"}");
		this.nodes.c.answers(200, "{\"status\":\"4\"}\r\n");
		EngineResponse response = answer("POST", "/images/create?fromImage=x&tag=1");
		assertThat(text(response).lines()).containsExactlyInAnyOrder("{\"status\":\"1\"}", "{\"status\":\"2\"}",
				"{\"status\":\"3\"}", "{\"status\":\"4\"}");
		assertThat(response.header(Everywhere.INCOMPLETE)).isNull();
	}

	@Test
	void pullWhenAllRefuseIsTheRefusal() {
		this.nodes.all(404, "{\"message\":\"pull access denied\"}");
		EngineResponse response = answer("POST", "/images/create?fromImage=x");
		assertThat(response.status()).isEqualTo(404);
		assertThat(text(response)).isEqualTo("{\"message\":\"pull access denied\"}");
	}

	@Test
	void pullWhenSomeFailSaysSoAtTheEnd() {
		this.nodes.a.answers(404, "{\"message\":\"no space\"}");
		this.nodes.b.answers(200, "{\"errorDetail\":{\"message\":\"cut\"},\"error\":\"cut\"}\n{\"status\":\"1\"}\n");
		this.nodes.c.answers(200, "{\"status\":\"2\"}\n");
		List<String> lines = text(answer("POST", "/images/create?fromImage=x")).lines().toList();
		assertThat(lines).hasSize(3);
		assertThat(lines.getLast()).isEqualTo("""
				{"errorDetail":{"message":"a: no space; b: cut"},"error":"a: no space; b: cut"}""");
	}

	@Test
	void pullWhenAllFailAlikeSaysItInTheDaemonsWords() {
		this.nodes.all(200, "{\"status\":\"1\"}\n{\"errorDetail\":{\"message\":\"cut\"},\"error\":\"cut\"}\n");
		assertThat(text(answer("POST", "/images/create?fromImage=x")).lines()).hasSize(4)
			.last()
			.isEqualTo("{\"errorDetail\":{\"message\":\"cut\"},\"error\":\"cut\"}");
	}

	@Test
	void pullWhenANodeIsLostNamesIt() {
		this.nodes.all(200, "{}\n");
		this.nodes.lose("b", this.nodes.b);
		EngineResponse response = answer("POST", "/images/create?fromImage=x");
		assertThat(text(response).lines()).hasSize(2);
		assertThat(response.header(Everywhere.INCOMPLETE)).startsWith("b: lost since");
		assertThat(this.nodes.b.asked).isEmpty();
	}

	@Test
	void pullWhenOneNodeIsNamedIsThere() {
		answer("POST", "/images/create?fromImage=x&node=c");
		assertThat(this.nodes.c.asked).singleElement()
			.satisfies((asked) -> assertThat(asked.path()).hasToString("/images/create?fromImage=x"));
		assertThat(this.nodes.a.asked).isEmpty();
	}

	@Test
	void importIsWhereItWasAsked() {
		answer("POST", "/images/create?fromSrc=-&repo=x");
		assertThat(this.nodes.a.asked).hasSize(1);
		assertThat(this.nodes.b.asked).isEmpty();
	}

	@Test
	void loadReachesAllAndOneSpeaks() {
		Map<String, String> loaded = new ConcurrentHashMap<>();
		this.nodes.engines.forEach((name, engine) -> engine.answers((request) -> {
			loaded.put(name, upload(request));
			return engine.answer(200, "{\"stream\":\"" + name + "\"}\n");
		}));
		String image = "0123456789".repeat(200_000);
		EngineRequest load = request("POST", "/images/load")
			.withStreaming(Streaming.of(new ByteArrayInputStream(image.getBytes(StandardCharsets.UTF_8))));
		assertThat(text(this.table.find("POST", List.of("images", "load")).rule().answer(load)))
			.isEqualTo("{\"stream\":\"a\"}\n");
		assertThat(loaded).containsExactlyInAnyOrderEntriesOf(Map.of("a", image, "b", image, "c", image));
	}

	@Test
	void loadWhenANodeTakesNothingGoesOnAndNamesIt() {
		this.nodes.engines.forEach((name, engine) -> engine.answers((request) -> {
			upload(request);
			return engine.answer(200, "{}\n");
		}));
		this.nodes.c.answers(500, "{\"message\":\"no space\"}");
		String image = "0123456789".repeat(500_000);
		EngineRequest load = request("POST", "/images/load")
			.withStreaming(Streaming.of(new ByteArrayInputStream(image.getBytes(StandardCharsets.UTF_8))));
		assertThat(text(this.table.find("POST", List.of("images", "load")).rule().answer(load))).isEqualTo("""
				{}
				{"errorDetail":{"message":"c: no space"},"error":"c: no space"}\r
				""");
	}

	@Test
	void loadWhenTheUploadBreaksOffIsWholeNowhere() {
		Map<String, String> loaded = new ConcurrentHashMap<>();
		this.nodes.engines.forEach((name, engine) -> engine.answers((request) -> {
			loaded.put(name, upload(request));
			return engine.answer(200, "{}\n");
		}));
		EngineRequest load = request("POST", "/images/load").withStreaming(Streaming.of(new InputStream() {

			@Override
			public int read() throws IOException {
				throw new IOException("cut");
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				throw new IOException("cut");
			}

		}));
		Rule rule = this.table.find("POST", List.of("images", "load")).rule();
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> rule.answer(load));
		assertThat(loaded).isEmpty();
	}

	private static String upload(EngineRequest request) {
		Streaming streaming = request.streaming();
		InputStream upload = (streaming != null) ? streaming.upload() : null;
		try {
			return (upload != null) ? new String(upload.readAllBytes(), StandardCharsets.UTF_8) : "none";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void inspectWhenAskedNodeHasItAsksNobodyElse() {
		this.nodes.all(200, "{}");
		assertThat(answer("GET", "/images/host:5000/a/b/json").status()).isEqualTo(200);
		assertThat(this.nodes.b.asked).isEmpty();
		assertThat(this.nodes.a.asked).hasSize(2);
	}

	@Test
	void inspectWhenAnotherNodeHasItIsItsAnswer() {
		this.nodes.all(404, GONE);
		this.nodes.c.answers(200, "{\"Id\":\"i\"}");
		assertThat(text(answer("GET", "/images/a/b/json"))).isEqualTo("{\"Id\":\"i\"}");
	}

	@Test
	void inspectWhenNobodyHasItNamesWhoWasNotAsked() {
		this.nodes.all(404, GONE);
		this.nodes.lose("b", this.nodes.b);
		EngineResponse response = answer("GET", "/images/x/json");
		assertThat(response.status()).isEqualTo(404);
		assertThat(text(response)).isEqualTo(GONE);
		assertThat(response.header(Everywhere.INCOMPLETE)).isEqualTo("b: NODE_LOST at b");
	}

	@Test
	void inspectWhenAskedDaemonIsDownLooksElsewhere() {
		this.nodes.all(404, GONE);
		this.nodes.a.fails(Situation.ENGINE_DOWN);
		this.nodes.b.answers(200, "{}");
		assertThat(answer("GET", "/images/x/json").node()).hasToString("b");
	}

	@Test
	void saveOfSeveralIsFromANodeThatHasAll() {
		this.nodes.a.answers((request) -> this.nodes.a.answer(request.path().toString().contains("x") ? 200 : 404, ""));
		this.nodes.b.answers((request) -> this.nodes.b.answer(request.path().toString().contains("y") ? 200 : 404, ""));
		this.nodes.c.answers(200, "tar");
		assertThat(answer("GET", "/images/get?names=x&names=y").node()).isEqualTo(C);
	}

	@Test
	void pushIsFromANodeThatHasTheTag() {
		this.nodes.all(404, GONE);
		this.nodes.c.answers(200, "{}");
		assertThat(answer("POST", "/images/host/x/push?tag=2").node()).isEqualTo(C);
		assertThat(this.nodes.c.asked.getFirst().path()).hasToString("/images/host%2Fx%3A2/json");
	}

	@Test
	void deleteJoinsWhatWasRemoved() {
		this.nodes.a.answers(200, "[{\"Untagged\":\"x:1\"},{\"Deleted\":\"1\"}]");
		this.nodes.b.answers(404, GONE);
		this.nodes.c.answers(200, "[{\"Untagged\":\"x:1\"},{\"Deleted\":\"2\"}]");
		EngineResponse response = answer("DELETE", "/images/x");
		assertThat(text(response)).isEqualTo("[{\"Untagged\":\"x:1\"},{\"Deleted\":\"1\"},{\"Deleted\":\"2\"}]");
		assertThat(response.header(Everywhere.INCOMPLETE)).isNull();
	}

	@Test
	void deleteWhenOneRefusesSaysWhoAndWhatWasDone() {
		this.nodes.a.answers(200, "[]");
		this.nodes.b.answers(409, "{\"message\":\"conflict: in use\"}");
		this.nodes.c.answers(404, GONE);
		EngineResponse response = answer("DELETE", "/images/x");
		assertThat(response.status()).isEqualTo(409);
		assertThat(text(response)).isEqualTo("{\"message\":\"conflict: in use (on b; done on a)\"}");
	}

	@Test
	void deleteWhenAllLackItIsA404() {
		this.nodes.all(404, GONE);
		assertThat(answer("DELETE", "/images/x").status()).isEqualTo(404);
	}

	@Test
	void tagHasNoBody() {
		this.nodes.all(201, "");
		this.nodes.c.answers(404, GONE);
		EngineResponse response = answer("POST", "/images/a/x/tag?repo=y&tag=1");
		assertThat(response.status()).isEqualTo(201);
		assertThat(text(response)).isEmpty();
	}

	@Test
	void buildIsPlacedUnlessItHasASessionOrIsKnown() {
		this.nodes.all(404, GONE);
		assertThat(answer("POST", "/build?t=x").node()).isEqualTo(C);
		assertThat(answer("POST", "/build?t=x&version=2&session=s").node()).isEqualTo(FakeNodes.A);
		this.nodes.b.answers(200, "{}");
		assertThat(answer("POST", "/build?t=x").node()).hasToString("b");
	}

	@Test
	void buildIsWhereTheImagesAreThatItMayTakeLayersFrom() {
		this.nodes.all(404, GONE);
		this.nodes.b.answers((request) -> request.path().toString().startsWith("/images/old")
				? this.nodes.b.answer(200, "{}") : this.nodes.b.answer(404, GONE));
		assertThat(answer("POST", "/build?t=x&cachefrom=%5B%22none%22,%22old%22%5D").node()).hasToString("b");
		assertThat(answer("POST", "/build?t=x&cachefrom=%5B%22none%22%5D").node()).isEqualTo(C);
		assertThat(answer("POST", "/build?t=x&cachefrom=%5B").node()).isEqualTo(C);
	}

	@Test
	void buildInANetworkIsPlacedAsAContainerOfItUnderItsName() {
		this.nodes.all(404, GONE);
		this.nodes.b.answers((request) -> request.path().toString().startsWith("/networks/abc1")
				? this.nodes.b.answer(200, "{\"Name\":\"back\"}") : this.nodes.b.answer(404, GONE));
		answer("POST", "/build?networkmode=abc1");
		answer("POST", "/build?networkmode=container:web");
		answer("POST", "/build");
		assertThat(this.placed).map(Object::toString)
			.containsExactly("{\"HostConfig\":{\"NetworkMode\":\"back\"}}",
					"{\"HostConfig\":{\"NetworkMode\":\"container:web\"}}", "{}");
		assertThat(this.nodes.c.asked.stream().map((asked) -> asked.path().toString()))
			.contains("/build?networkmode=back");
	}

	@Test
	void whatTestcontainersBuildsStaysOnTheAskedNode() {
		this.nodes.all(404, GONE);
		assertThat(answer("POST", "/build?t=x&labels=%7B%22org.testcontainers%22:%22true%22%7D").node())
			.isEqualTo(FakeNodes.A);
		assertThat(answer("POST", "/build?t=x&labels=%7B%22other%22:%22true%22%7D").node()).isEqualTo(C);
		assertThat(answer("POST", "/build?t=x&labels=%7B").node()).isEqualTo(C);
	}

	@Test
	void commitIsOnTheOwner() {
		this.nodes.a.answers((request) -> this.nodes.b.answer(200, "{\"Id\":\"full\"}"));
		this.nodes.b.answers(201, "{}");
		assertThat(answer("POST", "/commit?container=web&repo=x").status()).isEqualTo(201);
		assertThat(this.nodes.b.asked).singleElement()
			.satisfies((asked) -> assertThat(asked.path()).hasToString("/commit?repo=x&container=full"));
	}

	@Test
	void commitOfNothingIsA404() {
		this.nodes.all(404, "{\"message\":\"No such container: web\"}");
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> answer("POST", "/commit?container=web"))
			.withMessage("No such container: web");
	}

	private EngineResponse answer(String method, String path) {
		return this.nodes.answer(this.table, method, path, null);
	}

}
