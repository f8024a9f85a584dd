package com.deblox.dockermod.templates;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where container templates are.
 *
 * @param templates the folder with the templates, each a file {@code <name>.json}
 */
@ConfigurationProperties("dockermod")
public record TemplateProperties(@DefaultValue("./templates") Path templates) {
}
