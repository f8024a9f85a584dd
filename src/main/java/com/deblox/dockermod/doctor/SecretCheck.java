package com.deblox.dockermod.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.deblox.dockermod.security.SecretFile;
import org.jspecify.annotations.Nullable;

/**
 * Whether secret and token are there, long enough, and nobody else's to read.
 */
final class SecretCheck {

	private static final String SECRET = "dockermod.security.secret";

	private static final String TOKEN = "dockermod.security.token";

	private static final String OPEN = "Who knows it is root on every host of the cluster.";

	private final LocalSettings settings;

	private final List<Finding> findings = new ArrayList<>();

	private SecretCheck(LocalSettings settings) {
		this.settings = settings;
	}

	static List<Finding> of(LocalSettings settings) {
		SecretCheck check = new SecretCheck(settings);
		check.look(SECRET,
				settings.isLoopback() ? null
						: Finding.warning("secret", "", "There is no " + SECRET + "-file",
								"Nodes join on loopback only: this one stays alone.",
								"openssl rand -hex 32 | install -m 600 /dev/stdin /etc/dockermod/secret; name it with "
										+ SECRET + "-file, the same on each host"));
		check.look(TOKEN,
				settings.isLoopback() ? null
						: Finding.error("token", "",
								"There is no " + TOKEN + "-file, and server.address is "
										+ settings.get("server.address", "every address"),
								"The node does not start: everybody would be root here.",
								"openssl rand -hex 32 | install -m 600 /dev/stdin /etc/dockermod/token; name it with "
										+ TOKEN + "-file"));
		return check.findings;
	}

	private void look(String setting, @Nullable Finding missing) {
		String check = setting.substring(setting.lastIndexOf('.') + 1);
		String file = this.settings.get(setting + "-file");
		String value = this.settings.get(setting);
		if (file != null && value != null) {
			this.findings.add(Finding.error(check, "", "Both " + setting + " and " + setting + "-file are set",
					"The node does not start.", "take one of them away"));
		}
		else if (file != null) {
			lookAt(check, setting, this.settings.path(file));
		}
		else if (value != null) {
			length(check, setting, value.strip());
		}
		else if (missing != null) {
			this.findings.add(missing);
		}
	}

	private void lookAt(String check, String setting, Path file) {
		try {
			SecretFile.lines(file).forEach((line) -> length(check, setting + "-file " + file, line));
		}
		catch (IOException ex) {
			this.findings.add(Finding.error(check, "", setting + "-file is " + file + ", " + ex.getMessage(),
					"The node does not start, or this user is not the one that it runs as.",
					"openssl rand -hex 32 | install -m 600 /dev/stdin " + file
							+ " (the same content on each host), or run the doctor as the node's user"));
			return;
		}
		if (SecretFile.isReadableByOthers(file)) {
			this.findings.add(Finding.error(check, "", setting + "-file is " + file + ", which others can read", OPEN,
					"chmod 600 " + file));
		}
	}

	private void length(String check, String where, String value) {
		if (value.length() < SecretFile.LEAST) {
			this.findings.add(Finding.warning(
					check, "", where + " holds " + value.length() + " characters", "It can be guessed; of a secret, "
							+ SecretFile.LEAST + " are the least with which the node starts. " + OPEN,
					"openssl rand -hex 32"));
		}
	}

}
