package com.deblox.dockermod.joining;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

import org.jspecify.annotations.Nullable;

/**
 * Writes files whole or not at all, never readable by more than they are meant for.
 */
final class PrivateFiles {

	private static final String OWNER_ONLY = "rw-------";

	private final @Nullable GroupPrincipal group;

	/**
	 * Make a writer.
	 * @param group who reads them beside their owner, where there is such a group
	 */
	PrivateFiles(String group) {
		this.group = find(group);
	}

	private static @Nullable GroupPrincipal find(String group) {
		try {
			return java.nio.file.FileSystems.getDefault()
				.getUserPrincipalLookupService()
				.lookupPrincipalByGroupName(group);
		}
		catch (IOException ex) {
			return null;
		}
	}

	/** For the owner and the group. */
	void writeSecret(Path file, String text) throws IOException {
		write(file, text + "\n", "rw-r-----");
	}

	/** For everybody to read. */
	void writePlain(Path file, String text) throws IOException {
		write(file, text, "rw-r--r--");
	}

	private void write(Path file, String text, String rights) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		Path fresh = Files.createTempFile(folder, "." + file.getFileName(), "",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
		try {
			try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
				channel.write(StandardCharsets.UTF_8.encode(text));
				channel.force(true);
			}
			boolean grouped = giveToGroup(fresh);
			boolean forAll = rights.charAt(6) == 'r';
			Files.setPosixFilePermissions(fresh,
					PosixFilePermissions.fromString((grouped || forAll) ? rights : OWNER_ONLY));
			Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(fresh);
		}
	}

	/** Who is not root cannot: then the owner alone reads it. */
	private boolean giveToGroup(Path file) {
		try {
			if (this.group != null) {
				Files.getFileAttributeView(file, PosixFileAttributeView.class).setGroup(this.group);
				return true;
			}
			return false;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
