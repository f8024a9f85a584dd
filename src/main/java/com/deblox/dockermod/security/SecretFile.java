package com.deblox.dockermod.security;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/**
 * A small file of text that only the node itself should be able to read.
 */
public final class SecretFile {

	/** The least characters of what cannot be guessed. */
	public static final int LEAST = 16;

	/** The group that has the node in it, and nobody else. */
	public static final String SERVICE_GROUP = "dockermod";

	private SecretFile() {
	}

	/**
	 * The file's text.
	 * @param path the file
	 * @return the text, never blank
	 * @throws IOException with a message that says in a few words what is wrong
	 */
	public static String read(Path path) throws IOException {
		String text = readText(path);
		if (text.isBlank()) {
			throw new IOException("which is empty");
		}
		return text;
	}

	/**
	 * What the file holds, one a line. Empty lines and those that begin with # hold
	 * nothing.
	 * @param path the file
	 * @return the lines, stripped
	 * @throws IOException with a message that says in a few words what is wrong
	 */
	public static List<String> lines(Path path) throws IOException {
		return read(path).lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
			.toList();
	}

	private static String readText(Path path) throws IOException {
		try {
			return Files.readString(path);
		}
		catch (NoSuchFileException ex) {
			throw new IOException("which does not exist", ex);
		}
		catch (CharacterCodingException ex) {
			throw new IOException("which is not UTF-8 text", ex);
		}
		catch (IOException ex) {
			throw new IOException("which cannot be read", ex);
		}
	}

	/**
	 * Whether users beside the file's owner, and the node itself, may read it.
	 * @param path the file
	 * @return {@code false} also where that cannot be told
	 */
	public static boolean isReadableByOthers(Path path) {
		try {
			PosixFileAttributes file = Files.readAttributes(path, PosixFileAttributes.class);
			Set<PosixFilePermission> rights = file.permissions();
			return rights.contains(PosixFilePermission.OTHERS_READ)
					|| (rights.contains(PosixFilePermission.GROUP_READ) && !isServices(file.group()));
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
	}

	/** In a user namespace, as the service is in, other groups have no name. */
	private static boolean isServices(GroupPrincipal group) {
		return group.getName().equals(SERVICE_GROUP) || group.getName().equals("nogroup");
	}

}
