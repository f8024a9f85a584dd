package com.deblox.dockermod.templates;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where templates may be.
 */
class TemplatePropertiesTests {

	@Test
	void theFolderThatNobodyNamedIsKnownAsSuchSinceItNeedNotBeThere() {
		new ApplicationContextRunner().withUserConfiguration(Bound.class).run((context) -> {
			Path bound = context.getBean(TemplateProperties.class).templates();
			assertThat(TemplateProperties.isDefault(bound)).isTrue();
			assertThat(TemplateProperties.isDefault(Path.of("/etc/dockermod/templates"))).isFalse();
		});
	}

	@EnableConfigurationProperties(TemplateProperties.class)
	private static final class Bound {

	}

}
