package com.deblox.dockermod.routing;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where a spec's constraints and affinities are read, and what becomes of them.
 */
class WishesTests {

	@Test
	void ofReadsLabelsAndVariables() {
		Wishes wishes = Wishes.of(spec("""
				{"Env": ["A=b", "constraint:zone==a", "affinity:container==web", "NOVALUE"],
				 "Labels": {"com.docker.swarm.constraints": "[\\"node!=n1\\"]", "a": "b",
				            "com.docker.swarm.affinities": "[\\"image==~x\\"]"}}"""));
		assertThat(wishes.constraints()).extracting(Expression::text).containsExactly("node!=n1", "zone==a");
		assertThat(wishes.affinities()).extracting(Expression::text).containsExactly("image==~x", "container==web");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"Env\": null, \"Labels\": null}", "{\"Env\": \"text\", \"Labels\": [1]}",
			"{\"Env\": [1, null, \"constraints:a\"], \"Labels\": {\"com.docker.swarm.constraints\": \"\"}}" })
	void ofWhenThereAreNoneIsEmpty(String spec) {
		assertThat(Wishes.of(spec(spec)).constraints()).isEmpty();
		assertThat(Wishes.of(spec(spec)).affinities()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "zone==a", "{}", "[1]", "[\"zone==a\"" })
	void ofWhenALabelIsNoArraySaysWhatIsAllowed(String label) {
		ObjectNode spec = spec("{}");
		spec.putObject("Labels").put("com.docker.swarm.affinities", label);
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> Wishes.of(spec))
			.withMessageContaining("allowed is a JSON array of texts, as in [\"container!=web*\"]")
			.extracting(EngineException::situation)
			.isEqualTo(Situation.BAD_REQUEST);
	}

	@Test
	void moveToLabelsTakesThemOutOfTheEnvironment() {
		ObjectNode spec = spec("""
				{"Env": ["constraint:zone==a", "A=b", "affinity:type!=x", "constraint:node==~n1"],
				 "Labels": {"com.docker.swarm.constraints": "[\\"os==*\\"]", "a": "b"}}""");
		Wishes.moveToLabels(spec);
		assertThat(spec).isEqualTo(spec("""
				{"Env": ["A=b"],
				 "Labels": {"com.docker.swarm.constraints": "[\\"os==*\\",\\"zone==a\\",\\"node==~n1\\"]", "a": "b",
				            "com.docker.swarm.affinities": "[\\"type!=x\\"]"}}"""));
		ObjectNode plain = spec("{\"Env\":[\"A=b\"]}");
		Wishes.moveToLabels(plain);
		assertThat(plain).isEqualTo(spec("{\"Env\":[\"A=b\"]}"));
	}

	private static ObjectNode spec(String json) {
		return (ObjectNode) JsonMapper.shared().readTree(json);
	}

}
