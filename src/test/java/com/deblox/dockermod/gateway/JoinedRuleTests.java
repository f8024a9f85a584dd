package com.deblox.dockermod.gateway;

import java.time.Duration;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.Test;

import static com.deblox.dockermod.gateway.FakeNodes.request;
import static com.deblox.dockermod.gateway.FakeNodes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Prunes, and what takes room, over all nodes.
 */
class JoinedRuleTests {

	private final FakeNodes nodes = new FakeNodes();

	private final JoinedRule prune = new JoinedRule(this.nodes.everywhere, Duration.ofMinutes(1), false);

	@Test
	void pruneJoinsWhatWasRemovedAndSumsTheSpace() {
		this.nodes.a.answers(200, "{\"ContainersDeleted\":[\"1\"],\"SpaceReclaimed\":3000000000}");
		this.nodes.b.answers(200, "{\"ContainersDeleted\":null,\"SpaceReclaimed\":0}");
		this.nodes.c.answers(200, "{\"ContainersDeleted\":[\"2\"],\"SpaceReclaimed\":5}");
		EngineResponse response = this.prune.answer(request("POST", "/containers/prune"));
		assertThat(text(response)).isEqualTo("{\"ContainersDeleted\":[\"1\",\"2\"],\"SpaceReclaimed\":3000000005}");
		assertThat(response.header(Everywhere.INCOMPLETE)).isNull();
	}

	@Test
	void pruneWhenNothingWasRemovedIsAsADaemonsOwn() {
		this.nodes.a.answers(200, "{\"NetworksDeleted\":null}");
		this.nodes.b.answers(200, "{\"NetworksDeleted\":null}");
		this.nodes.c.answers(200, "{\"NetworksDeleted\":null}");
		assertThat(text(this.prune.answer(request("POST", "/networks/prune")))).isEqualTo("{\"NetworksDeleted\":null}");
	}

	@Test
	void pruneWhenSomeRefuseNamesThem() {
		this.nodes.a.answers(200, "{\"NetworksDeleted\":[\"net\"]}");
		this.nodes.b.answers(409, "{\"message\":\"a prune operation is already running\"}");
		this.nodes.c.answers(200, "{\"NetworksDeleted\":[\"net\"]}");
		EngineResponse response = this.prune.answer(request("POST", "/networks/prune"));
		assertThat(text(response)).isEqualTo("{\"NetworksDeleted\":[\"net\"]}");
		assertThat(response.header(Everywhere.INCOMPLETE)).isEqualTo("b: a prune operation is already running");
	}

	@Test
	void pruneWhenAllFailIsTheErrorOfTheAskedNode() {
		this.nodes.a.fails(Situation.ENGINE_DOWN);
		this.nodes.b.answers(409, "{}");
		this.nodes.c.fails(Situation.NODE_LOST);
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> this.prune.answer(request("POST", "/networks/prune")))
			.withMessage("ENGINE_DOWN at a");
	}

	@Test
	void diskUsageSaysOfEachThingWhereItIs() {
		this.nodes.a.answers(200, """
				{"LayersSize":10,"Images":[{"Id":"i"}],"ImageUsage":{"TotalSize":1,"Items":[1.50]}}""");
		this.nodes.b.answers(200, """
				{"LayersSize":20,"Images":[{"Id":"i"}],"ImageUsage":{"TotalSize":2,"Items":[2]},"New":true}""");
		this.nodes.c.answers(200, "{\"LayersSize\":0,\"Images\":[]}");
		assertThat(text(new JoinedRule(this.nodes.everywhere, Duration.ofMinutes(1), true)
			.answer(request("GET", "/system/df")))).isEqualTo("""
					{"LayersSize":30,"Images":[{"Id":"i","Nodes":["a"]},{"Id":"i","Nodes":["b"]}],\
					"ImageUsage":{"TotalSize":3,"Items":[1.50,2]},"New":true}""");
	}

}
