package com.deblox.dockermod.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.deblox.dockermod.security.SecretFile;
import org.jspecify.annotations.Nullable;

/**
 * The folder with a node's settings, as {@code /etc/dockermod}: what of the cluster is in
 * it. {@code cluster.yaml} is written last, and decides.
 */
public final class ClusterFolder {

	/** The user and the group that the package makes for the node. */
	public static final String GROUP = SecretFile.SERVICE_GROUP;

	private static final int RANDOM_BYTES = 32;

	/** The service may write there, and not into its folder of settings. */
	private static final Path CACHE = Path.of("/var/cache/dockermod");

	/** Where the service is started in. */
	private static final Path SERVICE = Path.of("/etc/dockermod");

	private static final Path SERVICE_VARIABLES = Path.of("/etc/default/dockermod");

	private final Path folder;

	private final Path settings;

	private final Path secret;

	private final Path token;

	private final Path remembered;

	/**
	 * A file with variables that the node gets; {@code null} where no service starts it.
	 */
	private final @Nullable Path variables;

	/**
	 * Name the folder.
	 * @param folder the folder, from where the node is started
	 */
	public ClusterFolder(Path folder) {
		this(folder.toAbsolutePath().normalize(), isOfService(folder) ? SERVICE_VARIABLES : null);
	}

	ClusterFolder(Path folder, @Nullable Path variables) {
		this.folder = folder;
		this.variables = variables;
		this.settings = this.folder.resolve("cluster.yaml");
		this.secret = this.folder.resolve("secret");
		this.token = this.folder.resolve("token");
		this.remembered = (isOfService(folder) ? CACHE : this.folder).resolve("members");
	}

	private static boolean isOfService(Path folder) {
		return folder.toAbsolutePath().normalize().equals(SERVICE);
	}

	/**
	 * Refuse a folder that is not there, or not this user's to write.
	 * @throws JoiningException if so
	 */
	public void requireWritable() {
		if (!Files.isDirectory(this.folder)) {
			throw new JoiningException("There is no folder " + this.folder
					+ ": install the package, or name the folder that the node is started in with --directory");
		}
		if (!Files.isWritable(this.folder)) {
			throw new JoiningException("This user may not write into " + this.folder + ": do it as root, as with sudo");
		}
	}

	/**
	 * Refuse where settings or secrets of the user's own are in the way.
	 * @throws JoiningException if so
	 */
	public void requireFree() {
		List<String> set = OwnSettings.of(this.folder, this.variables).conflicts();
		if (!set.isEmpty()) {
			throw new JoiningException("application.yaml in " + this.folder
					+ ((this.variables != null) ? " or " + this.variables : "") + " sets " + String.join(", ", set)
					+ ", which would win over what this command writes: take that out first");
		}
		List<Path> there = Stream.of(this.secret, this.token).filter(Files::exists).toList();
		if (!there.isEmpty() && !isMember()) {
			throw new JoiningException(
					"There is " + there.getFirst() + " already, and no " + this.settings.getFileName()
							+ " beside it: move it away first, or 'dockermod cluster leave' removes it");
		}
	}

	public boolean isMember() {
		return Files.exists(this.settings);
	}

	/** Whether callers are served with TLS. */
	public boolean isTls() {
		return OwnSettings.of(this.folder, this.variables).isTls();
	}

	public ClusterSettings settings() {
		return ClusterSettings.read(this.settings);
	}

	public String secret() {
		return read(this.secret);
	}

	public String token() {
		return read(this.token);
	}

	private static String read(Path file) {
		try {
			return SecretFile.lines(file)
				.stream()
				.findFirst()
				.orElseThrow(() -> new IOException("which has no line that counts"));
		}
		catch (IOException ex) {
			throw new JoiningException(
					file + ", " + ex.getMessage() + ": do it as root, as with sudo, on a host that is of a cluster",
					ex);
		}
	}

	/**
	 * Where members are: this host's, those that it was told, and those that it met.
	 * @return the addresses with their ports
	 */
	public List<String> members() {
		Set<String> members = new LinkedHashSet<>(List.of(settings().member()));
		try {
			for (String line : Files.exists(this.remembered) ? Files.readAllLines(this.remembered)
					: List.<String>of()) {
				members.add(line.split(" ", -1)[0]);
			}
		}
		catch (IOException ex) {
			// a hint that is lost
		}
		members.addAll(settings().members());
		return members.stream().toList();
	}

	/**
	 * Make a secret that cannot be guessed.
	 * @return 64 digits
	 */
	public static String random() {
		byte[] bytes = new byte[RANDOM_BYTES];
		new SecureRandom().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	/**
	 * Write what makes the node one of the cluster, once it is started again.
	 * @param settings its settings
	 * @param secret what the nodes share
	 * @param token what callers send
	 */
	public void write(ClusterSettings settings, String secret, String token) {
		PrivateFiles files = new PrivateFiles(GROUP);
		try {
			if (!isMember()) {
				// those of a cluster that this host was of before; its node may have
				// noted them while it left
				Files.deleteIfExists(this.remembered);
			}
			files.writeSecret(this.secret, secret);
			files.writeSecret(this.token, token);
			files.writePlain(this.settings, settings.yaml(this.secret, this.token, this.remembered));
		}
		catch (IOException ex) {
			throw new JoiningException("The files in " + this.folder + " could not be written: " + ex, ex);
		}
	}

	/**
	 * Remove what was written.
	 * @return the files that were there
	 */
	public List<Path> remove() {
		List<Path> removed = new ArrayList<>();
		try {
			for (Path file : List.of(this.settings, this.secret, this.token, this.remembered)) {
				if (Files.deleteIfExists(file)) {
					removed.add(file);
				}
			}
		}
		catch (IOException ex) {
			throw new JoiningException("The files in " + this.folder + " could not be removed: " + ex, ex);
		}
		return removed;
	}

	@Override
	public String toString() {
		return this.folder.toString();
	}

}
