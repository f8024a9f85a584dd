package com.deblox.dockermod.gateway;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.routing.ContainerCreator;
import com.deblox.dockermod.routing.ContainerOrder;
import com.deblox.dockermod.routing.NodeAnswer;
import com.deblox.dockermod.routing.PullPolicy;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /containers/create}: placed on one of the nodes.
 */
final class CreateRule implements Rule {

	/** Numbers stay as the client sent them. */
	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private final ContainerCreator creator;

	private final NetworkNames networks;

	CreateRule(ContainerCreator creator, NetworkNames networks) {
		this.creator = creator;
		this.networks = networks;
	}

	@Override
	public EngineResponse answer(EngineRequest request) {
		String name = request.path().parameter("name");
		String platform = request.path().parameter("platform");
		ObjectNode spec = spec(request);
		this.networks.inSpec(spec, request);
		ContainerOrder order = new ContainerOrder(spec, (name != null && !name.isEmpty()) ? withoutSlash(name) : null,
				null, PullPolicy.NEVER, request.node(), platform, null, request.origin());
		return switch (this.creator.create(order).getFirst()) {
			case NodeAnswer.Answered(var node, int status, var headers, byte[] body) ->
				EngineResponse.of(node, status, headers, body);
			case NodeAnswer.Failed failed -> throw failed.failure();
		};
	}

	private static String withoutSlash(String name) {
		return name.startsWith("/") ? name.substring(1) : name;
	}

	private static ObjectNode spec(EngineRequest request) {
		byte[] body = request.body();
		try {
			if (body != null && JSON.readTree(body) instanceof ObjectNode spec) {
				return spec;
			}
		}
		catch (JacksonException ex) {
			throw new EngineException(Situation.BAD_REQUEST, null, "The container's spec is not JSON", ex);
		}
		throw new EngineException(Situation.BAD_REQUEST, null, "config cannot be empty in order to create a container");
	}

}
