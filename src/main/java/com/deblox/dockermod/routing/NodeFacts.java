package com.deblox.dockermod.routing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.docker.EngineInfo;
import org.jspecify.annotations.Nullable;

/**
 * What constraints can be about: a node's name, what its daemon says of itself, and its
 * labels.
 */
final class NodeFacts {

	private NodeFacts() {
	}

	/**
	 * What a node says of a key.
	 * @param node the node
	 * @param key the key, in whatever case
	 * @return its values; none where there is no such fact or label
	 */
	static List<String> of(Node node, String key) {
		EngineInfo engine = node.engine();
		Stream<String> values = switch (key.toLowerCase(Locale.ROOT)) {
			case "node" -> Stream.concat(Stream.of(node.name().value()), fact(engine, EngineInfo::id));
			case "operatingsystem" -> fact(engine, EngineInfo::operatingSystem);
			case "kernelversion" -> fact(engine, EngineInfo::kernelVersion);
			case "storagedriver" -> fact(engine, EngineInfo::storageDriver);
			case "architecture" -> (engine != null)
					? Stream.of(Platform.architecture(engine.architecture()), engine.architecture()).distinct()
					: Stream.of();
			default -> labels(node, key);
		};
		return values.filter((value) -> !value.isEmpty()).toList();
	}

	private static Stream<String> fact(@Nullable EngineInfo engine, Function<EngineInfo, String> fact) {
		return Stream.ofNullable(engine).map(fact);
	}

	/** Those of the node, or else those that its daemon was started with. */
	private static Stream<String> labels(Node node, String key) {
		List<String> own = label(node.labels(), key);
		return own.isEmpty() && node.engine() != null ? label(node.engine().labels(), key).stream() : own.stream();
	}

	private static List<String> label(Map<String, String> labels, String key) {
		return labels.entrySet()
			.stream()
			.filter((label) -> label.getKey().equalsIgnoreCase(key))
			.map(Map.Entry::getValue)
			.toList();
	}

}
