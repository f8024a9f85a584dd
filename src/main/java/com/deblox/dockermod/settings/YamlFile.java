package com.deblox.dockermod.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A file of YAML, looked at again to find out where a mistake is.
 */
final class YamlFile {

	private final Path path;

	YamlFile(Path path) {
		this.path = path;
	}

	/**
	 * The line of a key.
	 * @param keys the keys that lead to it
	 * @return the line, counted from 1; 0 if it is not there, or the file cannot be read
	 */
	int line(String... keys) {
		try (Reader reader = Files.newBufferedReader(this.path)) {
			Node node = yaml().compose(reader);
			int line = 0;
			for (String key : keys) {
				NodeTuple found = tuple(node, key);
				if (found == null) {
					return line;
				}
				line = found.getKeyNode().getStartMark().getLine() + 1;
				node = found.getValueNode();
			}
			return line;
		}
		catch (IOException | YAMLException ex) {
			return 0;
		}
	}

	private static @Nullable NodeTuple tuple(Node node, String key) {
		if (node instanceof MappingNode mapping) {
			for (NodeTuple tuple : mapping.getValue()) {
				if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
					return tuple;
				}
			}
		}
		return null;
	}

	/**
	 * Where the file is not YAML.
	 * @return the place; empty where it is YAML, or cannot be read
	 */
	String mistake() {
		try (Reader reader = Files.newBufferedReader(this.path)) {
			yaml().loadAll(reader).forEach((document) -> {
			});
			return "";
		}
		catch (MarkedYAMLException ex) {
			return place(ex);
		}
		catch (IOException | YAMLException ex) {
			return "";
		}
	}

	private static Yaml yaml() {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		return new Yaml(new SafeConstructor(options));
	}

	/**
	 * Where a mistake is.
	 * @param mistake the mistake
	 * @return its line and column, counted from 1
	 */
	static String place(MarkedYAMLException mistake) {
		Mark mark = mistake.getProblemMark();
		return (mark != null) ? "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) : "its end";
	}

}
