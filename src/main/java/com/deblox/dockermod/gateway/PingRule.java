package com.deblox.dockermod.gateway;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;

/**
 * {@code GET /_ping}: whether this node serves, and in which version of the API.
 */
final class PingRule implements Rule {

	private final NodeName self;

	private final Versions versions;

	PingRule(NodeName self, Versions versions) {
		this.self = self;
		this.versions = versions;
	}

	@Override
	public EngineResponse answer(EngineRequest request) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		headers.put("Api-Version", List.of(this.versions.offered().toString()));
		headers.put("Builder-Version", List.of("1"));
		headers.put("Cache-Control", List.of("no-cache, no-store, must-revalidate"));
		headers.put("Content-Type", List.of("text/plain; charset=utf-8"));
		headers.put("Docker-Experimental", List.of("false"));
		headers.put("Ostype", List.of("linux"));
		headers.put("Pragma", List.of("no-cache"));
		headers.put("Swarm", List.of("inactive"));
		return EngineResponse.of(this.self, 200, headers, "OK".getBytes(StandardCharsets.US_ASCII));
	}

}
