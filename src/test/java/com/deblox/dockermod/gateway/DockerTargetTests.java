package com.deblox.dockermod.gateway;

import com.deblox.dockermod.engine.ApiVersion;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How the paths of Docker clients are read.
 */
class DockerTargetTests {

	private final DockerTarget target = new DockerTarget("node1"::equals);

	@ParameterizedTest
	@CsvSource({ "/v1.41/containers/json, true", "/containers/json, true", "/_ping, true", "/info, true", "/, false",
			"/actuator/health, false", "/peer/info, false", "/containersx/json, false", "/version, true" })
	void isDockersWhenThePathIsOneOfTheApi(String uri, boolean expected) {
		assertThat(DockerTarget.isDockers(uri)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /containers/node1/web/json, node1/web", "DELETE, /containers/node1/web, node1/web",
			"GET, /containers/node1/json, node1", "GET, /containers/node1/attach/ws, node1",
			"GET, /containers/other/web/json, other", "POST, /v1.41/containers/node1/web/start, node1/web",
			"GET, /containers/node1%2Fweb/json, node1/web" })
	void readJoinsANodeAndAName(String method, String uri, String reference) {
		assertThat(this.target.read(method, uri, null).containerReference()).isEqualTo(reference);
	}

	@Test
	void readTakesTheVersionOff() {
		DockerPath path = this.target.read("GET", "/v1.41/containers/json", "all=1&filters=%7B%7D");
		assertThat(path.version()).isEqualTo(new ApiVersion(1, 41));
		assertThat(path.segments()).containsExactly("containers", "json");
		assertThat(path.parameter("filters")).isEqualTo("{}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/containers/../info", "/containers//json", "/containers/%2e%2e/json", "/containers/%zz" })
	void readWhenPathIsMalformedRefuses(String uri) {
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> this.target.read("GET", uri, null))
			.satisfies((ex) -> assertThat(ex.situation()).isEqualTo(Situation.BAD_REQUEST));
	}

}
