package com.deblox.dockermod.cluster;

import java.time.Duration;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Each default, each binding, each refusal.
 */
class ClusterPropertiesTests {

	@Test
	void bindWhenNothingIsSetHasDefaults() {
		assertThat(cluster(Map.of())).isEqualTo(new ClusterProperties("deblox", Duration.ofMinutes(10), true));
	}

	@Test
	void bindWhenValuesAreSetHasThem() {
		assertThat(cluster(Map.of("dockermod.cluster-address", "mine", "dockermod.lost-node-retention", "90s")))
			.isEqualTo(new ClusterProperties("mine", Duration.ofSeconds(90), true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a/b", "-a" })
	void createWhenAddressIsNotAllowedSaysWhatIs(String address) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ClusterProperties(address, Duration.ofMinutes(1), true))
			.withMessageContaining("dockermod.cluster-address is '" + address + "'");
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -1 })
	void createWhenRetentionIsNotAllowedSaysWhatIs(long seconds) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ClusterProperties("a", Duration.ofSeconds(seconds), true))
			.withMessageContaining("dockermod.lost-node-retention is ")
			.withMessageContaining("1ms to 365d is allowed");
	}

	@Test
	void nodeWhenNothingIsSetIsCalledAsItsHost() {
		NodeProperties node = node(Map.of());
		assertThat(node.labels()).isEmpty();
		assertThat(node.nodeName().value()).isNotEmpty();
	}

	@Test
	void nodeWhenValuesAreSetHasThem() {
		NodeProperties node = node(Map.of("dockermod.node.name", "node1", "dockermod.node.labels.zone", "a",
				"dockermod.node.labels.ssd", "1"));
		assertThat(node.nodeName()).isEqualTo(new NodeName("node1"));
		assertThat(node.labels()).isEqualTo(Map.of("zone", "a", "ssd", "1"));
	}

	@Test
	void nodeWhenNameIsNotAllowedSaysWhatIs() {
		assertThatIllegalArgumentException().isThrownBy(() -> new NodeProperties("a/b", Map.of()))
			.withMessageContaining("dockermod.node.name is 'a/b'");
	}

	private static ClusterProperties cluster(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("dockermod",
				ClusterProperties.class);
	}

	private static NodeProperties node(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("dockermod.node",
				NodeProperties.class);
	}

}
