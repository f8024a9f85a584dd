package com.deblox.dockermod.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link NodeName}.
 */
class NodeNameTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "node1", "Node-1.example.org", "10.0.0.1", "a_b" })
	void createWhenNameIsAllowedHasIt(String name) {
		assertThat(NodeName.isValid(name)).isTrue();
		assertThat(new NodeName(name)).hasToString(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "-a", ".a", "_a", "..", "a/b", "a b", "a\n", "a\"b", "\u00e9", "a:1" })
	void createWhenNameIsNotAllowedSaysWhatIs(String name) {
		assertThat(NodeName.isValid(name)).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> new NodeName(name))
			.withMessageContaining("'" + name + "'")
			.withMessageContaining("letters, digits");
	}

	@Test
	void createWhenNameIsTooLongIsRefused() {
		assertThat(NodeName.isValid("a".repeat(128))).isTrue();
		assertThat(NodeName.isValid("a".repeat(129))).isFalse();
	}

	@Test
	void compareToOrdersByName() {
		assertThat(new NodeName("a")).isLessThan(new NodeName("b"));
	}

}
