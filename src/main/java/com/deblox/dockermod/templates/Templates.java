package com.deblox.dockermod.templates;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Container templates: create specs of Docker's in files that are read when they are
 * used, so that a change needs no restart.
 */
public final class Templates {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");

	private static final String EXTENSION = ".json";

	private static final int LIMIT = 1024 * 1024;

	private final Path folder;

	/**
	 * Templates of a folder, which may come to be later.
	 * @param folder the folder
	 */
	public Templates(Path folder) {
		this.folder = folder;
	}

	/**
	 * The templates that there are.
	 * @return their names, sorted
	 */
	public List<String> names() {
		List<String> names = new ArrayList<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(this.folder, "*" + EXTENSION)) {
			for (Path file : files) {
				String fileName = String.valueOf(file.getFileName());
				String name = fileName.substring(0, fileName.length() - EXTENSION.length());
				if (NAME.matcher(name).matches() && isInside(file)) {
					names.add(name);
				}
			}
		}
		catch (NoSuchFileException | NotDirectoryException ex) {
			return List.of();
		}
		catch (IOException ex) {
			throw new EngineException(Situation.INTERNAL, null, "The folder of the templates cannot be read", ex);
		}
		Collections.sort(names);
		return names;
	}

	/**
	 * All templates as callers are told of them: one that cannot be read does not hide
	 * the others.
	 * @return for each its name, and its spec or what is wrong with it
	 */
	public ArrayNode describe() {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		for (String name : names()) {
			ObjectNode template = list.addObject().put("name", name);
			try {
				template.set("spec", get(name));
			}
			catch (EngineException ex) {
				template.put("error", ex.getMessage());
			}
		}
		return list;
	}

	/**
	 * A template's spec.
	 * @param name the template's name
	 * @return the spec, the caller's own
	 * @throws EngineException if there is no such template, or none that can be used
	 */
	public ObjectNode get(String name) {
		Path file = NAME.matcher(name).matches() ? this.folder.resolve(name + EXTENSION) : null;
		if (file == null || !isInside(file)) {
			throw unknown(name);
		}
		try (InputStream in = Files.newInputStream(file)) {
			byte[] content = in.readNBytes(LIMIT + 1);
			if (content.length > LIMIT) {
				throw unusable(name, "is longer than " + LIMIT + " bytes, the most that is allowed", null);
			}
			return TemplateJson.read(content);
		}
		catch (TemplateJson.NoSpecException ex) {
			throw unusable(name, ex.getMessage(), ex);
		}
		catch (NoSuchFileException ex) {
			throw unknown(name);
		}
		catch (IOException ex) {
			throw unusable(name, "cannot be read", ex);
		}
	}

	/** A link may lead to another file of the folder, not out of it. */
	private boolean isInside(Path file) {
		try {
			Path real = file.toRealPath();
			return real.startsWith(this.folder.toRealPath()) && Files.isRegularFile(real);
		}
		catch (IOException ex) {
			return false;
		}
	}

	private EngineException unknown(String name) {
		List<String> names = names();
		String shown = (name.length() > 60) ? name.substring(0, 60) + "…" : name;
		return new EngineException(Situation.BAD_REQUEST, null, "There is no template \"" + shown + "\": "
				+ (names.isEmpty() ? "this node has none" : "the templates are " + String.join(", ", names)));
	}

	private static EngineException unusable(String name, String why, @Nullable Throwable cause) {
		return new EngineException(Situation.INTERNAL, null, "The template file " + name + EXTENSION + " " + why,
				cause);
	}

}
