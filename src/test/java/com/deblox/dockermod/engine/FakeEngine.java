package com.deblox.dockermod.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An engine that remembers what it was asked, and answers as it is told.
 */
public final class FakeEngine implements Engine {

	public final List<EngineRequest> asked = new CopyOnWriteArrayList<>();

	private final NodeName node;

	private volatile Engine answers;

	public FakeEngine(String node) {
		this.node = new NodeName(node);
		this.answers = (request) -> answer(204, "");
	}

	public void answers(Engine answers) {
		this.answers = answers;
	}

	public void answers(int status, String body) {
		this.answers = (request) -> answer(status, body);
	}

	public void fails(Situation situation) {
		this.answers = (request) -> {
			throw new EngineException(situation, this.node, situation + " at " + this.node);
		};
	}

	public EngineResponse answer(int status, String body) {
		return EngineResponse.of(this.node, status, Map.of("Content-Type", List.of("application/json")),
				Requests.bytes(body));
	}

	@Override
	public EngineResponse execute(EngineRequest request) {
		this.asked.add(request);
		return this.answers.execute(request);
	}

}
