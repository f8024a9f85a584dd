package com.deblox.dockermod.templates;

import java.nio.file.Files;
import java.nio.file.Path;

import com.deblox.dockermod.settings.WrongSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where container templates are.
 *
 * @param templates the folder with the templates, each a create spec of Docker's in a
 * file {@code name.json}; they are read when they are used
 */
@ConfigurationProperties("dockermod")
public record TemplateProperties(@DefaultValue(TemplateProperties.DEFAULT) Path templates) {

	static final String DEFAULT = "./templates";

	public TemplateProperties {
		boolean missing = !Files.exists(templates) && isDefault(templates);
		if (!missing && !(Files.isDirectory(templates) && Files.isReadable(templates))) {
			throw new WrongSettingException(
					"dockermod.templates is " + templates + ": a folder that this user can read is allowed");
		}
	}

	/** Spring leaves the dot out of what it makes of the default. */
	static boolean isDefault(Path templates) {
		return templates.normalize().equals(Path.of(DEFAULT).normalize());
	}

}
