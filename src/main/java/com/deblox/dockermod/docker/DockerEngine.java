package com.deblox.dockermod.docker;

import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;

/** X. */
public class DockerEngine implements Engine {

	@Override
	public EngineResponse execute(EngineRequest request) {
		return EngineResponse.of(new NodeName("x"), 200, java.util.Map.of(), new byte[0]);
	}

}
