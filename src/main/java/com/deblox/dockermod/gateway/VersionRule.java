package com.deblox.dockermod.gateway;

import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /version}: the asked node's daemon, in the version of the API that all
 * speak.
 */
final class VersionRule implements Rule {

	private static final int LIMIT = 1024 * 1024;

	private static final String NAME = "DockerMod";

	private final Engine cluster;

	private final Versions versions;

	VersionRule(Engine cluster, Versions versions) {
		this.cluster = cluster;
		this.versions = versions;
	}

	@Override
	public EngineResponse answer(EngineRequest request) {
		EngineResponse answer = this.cluster.execute(request);
		if (answer.status() != 200) {
			return answer;
		}
		byte[] body;
		try (answer) {
			body = answer.readBody(LIMIT);
		}
		try {
			if (DaemonJson.read(body) instanceof ObjectNode version) {
				String offered = this.versions.offered().toString();
				version.put("ApiVersion", offered);
				String daemon = version.path("Platform").path("Name").asString("");
				version.withObject("Platform").put("Name", daemon.isEmpty() ? NAME : NAME + ", " + daemon);
				for (JsonNode component : version.path("Components")) {
					if (component.path("Details") instanceof ObjectNode details && details.has("ApiVersion")) {
						details.put("ApiVersion", offered);
					}
				}
				return answer.withBody(DaemonJson.write(version));
			}
			return answer.withBody(body);
		}
		catch (JacksonException ex) {
			throw EngineException.brokeOff(answer.node(), ex);
		}
	}

}
