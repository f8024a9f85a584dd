package com.deblox.dockermod.routing;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same network on another node.
 */
class NetworkCopyTests {

	@Test
	void specsHaveWhatMakesTheNetworkAndNothingOfItsNode() {
		JsonNode inspected = JsonMapper.shared().readTree("""
				{"Name":"net","Id":"1","Created":"x","Scope":"local","Driver":"bridge","EnableIPv6":false,
				"IPAM":{"Driver":"default","Config":[{"Subnet":"172.18.0.0/16"}]},"Internal":true,
				"Containers":{"c":{}},"Options":{"o":"1"},"Labels":{"l":"2"}}""");
		assertThat(NetworkCopy.specs(inspected)).hasSize(2).first().hasToString("""
				{"Name":"net","Driver":"bridge","EnableIPv6":false,"Internal":true,"Options":{"o":"1"},\
				"Labels":{"l":"2"},"IPAM":{"Driver":"default","Config":[{"Subnet":"172.18.0.0/16"}]},\
				"CheckDuplicate":true}""");
		assertThat(NetworkCopy.specs(inspected).getLast().has("IPAM")).isFalse();
	}

}
