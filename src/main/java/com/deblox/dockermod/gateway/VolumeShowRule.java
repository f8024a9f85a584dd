package com.deblox.dockermod.gateway;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;

/**
 * One volume, made or inspected: it says its node as the list's rows do, so that a client
 * finds it again in the list as it was given it.
 *
 * @param rule answers with the volume
 */
record VolumeShowRule(Rule rule) implements Rule {

	private static final int LIMIT = 8 * 1024 * 1024;

	@Override
	public EngineResponse answer(EngineRequest request) {
		EngineResponse answer = this.rule.answer(request);
		if ((answer.status() != 200 && answer.status() != 201) || request.method().equals("HEAD")) {
			return answer;
		}
		return DaemonJson.change(answer, LIMIT, (volume) -> volume.putArray("Nodes").add(answer.node().value()));
	}

}
