package com.deblox.dockermod.gateway;

import java.util.List;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.deblox.dockermod.gateway.FakeNodes.request;
import static com.deblox.dockermod.gateway.FakeNodes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Containers made before or since another one, which only one daemon knows.
 */
class AgeFilterTests {

	private final FakeNodes nodes = new FakeNodes();

	private final ContainerListRule rule = new ContainerListRule(this::inspect, this.nodes.everywhere,
			new NodeDirectory(this.nodes::nodes));

	@BeforeEach
	void containers() {
		this.nodes.a.answers(200, "[{\"Id\":\"new\",\"Created\":20},{\"Id\":\"mid\",\"Created\":10}]");
		this.nodes.b.answers(200, "[{\"Id\":\"tie\",\"Created\":10},{\"Id\":\"old\",\"Created\":1}]");
		this.nodes.c.answers(200, "[]");
	}

	@Test
	void sinceAContainerOfAnotherNode() {
		assertThat(ids("/containers/json?filters=%7B%22since%22%3A%5B%22mid%22%5D%7D")).containsExactly("new", "tie");
	}

	@Test
	void beforeAContainerInTheOldForm() {
		assertThat(ids("/containers/json?filters=%7B%22before%22%3A%7B%22tie%22%3Atrue%7D%7D")).containsExactly("mid",
				"old");
	}

	@Test
	void beforeWithALimitAsksForAllAndKeepsTheOtherFilters() {
		assertThat(ids("/containers/json?limit=1&before=tie&filters=%7B%22label%22%3A%5B%22x%22%5D%7D"))
			.containsExactly("mid");
		assertThat(this.nodes.b.asked.getFirst().path())
			.hasToString("/containers/json?all=1&filters=%7B%22label%22%3A%5B%22x%22%5D%7D");
	}

	@Test
	void sinceWhatIsNotThereIsNotFound() {
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> this.rule.answer(request("GET", "/containers/json?since=nowhere")))
			.withMessage("No such container: nowhere")
			.extracting(EngineException::situation)
			.isEqualTo(Situation.NOT_FOUND);
	}

	@Test
	void theLastOfSeveralOfOneSecondIsTheLast() {
		this.nodes.a.answers(200, "[{\"Id\":\"mid\",\"Created\":10}]");
		assertThat(ids("/containers/json?limit=1")).containsExactly("tie");
		assertThat(ids("/containers/json?limit=2")).containsExactly("tie", "mid");
	}

	@Test
	void theLastOfOneSecondWhenOneHasGoneIsAnyOfThem() {
		this.nodes.a.answers(200, "[{\"Id\":\"gone\",\"Created\":10}]");
		assertThat(ids("/containers/json?limit=1")).containsExactly("gone");
	}

	private List<String> ids(String path) {
		return DaemonJson.read(text(this.rule.answer(request("GET", path)))).findValuesAsString("Id");
	}

	private EngineResponse inspect(EngineRequest request) {
		return switch (request.path().containerReference()) {
			case "mid" -> this.nodes.a.answer(200, "{\"Id\":\"mid\",\"Created\":\"1970-01-01T00:00:10.100000001Z\"}");
			case "tie" -> this.nodes.b.answer(200, "{\"Id\":\"tie\",\"Created\":\"1970-01-01T00:00:10.100000002Z\"}");
			default -> this.nodes.c.answer(404, "{}");
		};
	}

}
