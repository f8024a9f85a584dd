package com.deblox.dockermod.settings;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Has all of our settings read before any other bean is made: a wrong one stops a node
 * before it has joined anybody, or opened a port.
 */
final class SettingsFirst implements BeanFactoryPostProcessor {

	private static final String OURS = "com.deblox.dockermod.";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		for (String name : beans.getBeanDefinitionNames()) {
			String type = String.valueOf(beans.getBeanDefinition(name).getBeanClassName());
			// they are registered under their prefix and class
			if (type.startsWith(OURS) && name.endsWith("-" + type)
					&& beans.findAnnotationOnBean(name, ConfigurationProperties.class) != null) {
				beans.getBean(name);
			}
		}
		beans.getBeansOfType(StartChecked.class, false, false);
	}

}
