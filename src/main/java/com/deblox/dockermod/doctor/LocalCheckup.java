package com.deblox.dockermod.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.deblox.dockermod.templates.Templates;

/**
 * Looks at what this host has for a node, whether that runs or not.
 */
public final class LocalCheckup {

	private LocalCheckup() {
	}

	/**
	 * Look at this host. Takes some seconds where something does not answer.
	 * @param directory where the node is started: the folder with {@code config} and
	 * {@code templates}
	 * @return what is wrong
	 */
	public static List<Finding> of(Path directory) {
		if (Files.exists(directory) && !Files.isReadable(directory)) {
			return List.of(Finding.warning("settings", "", directory + " cannot be read by this user",
					"The settings of this host, and what they name, were not looked at.", "sudo dockermod doctor"));
		}
		List<Finding> findings = new ArrayList<>();
		LocalSettings settings;
		try {
			settings = LocalSettings.of(directory);
		}
		catch (RuntimeException ex) {
			return List.of(Finding.error("settings", "",
					"The settings in " + directory.toAbsolutePath().normalize() + " cannot be read: " + firstLine(ex),
					"The node does not start.", "mend config/application.yaml at that place"));
		}
		findings.addAll(DockerCheck.of(settings));
		findings.addAll(PortCheck.of(settings));
		findings.addAll(SecretCheck.of(settings));
		templates(settings.path(settings.get("dockermod.templates", "./templates")), findings);
		return findings;
	}

	private static void templates(Path folder, List<Finding> findings) {
		if (Files.exists(folder) && !Files.isReadable(folder)) {
			findings.add(Finding.error("template", "", "The folder of the templates, " + folder + ", cannot be read",
					"Creates that name a template fail here.", "chmod a+rX " + folder));
			return;
		}
		TemplateDigests.of(new Templates(folder))
			.unreadable()
			.forEach((sentence) -> findings.add(Finding.error("template", "", sentence + " (in " + folder + ")",
					"A create that names it fails here.", "mend the file; it is read again at the next create")));
	}

	private static String firstLine(RuntimeException ex) {
		Throwable cause = ex;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
	}

}
