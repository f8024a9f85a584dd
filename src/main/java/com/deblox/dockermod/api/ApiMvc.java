package com.deblox.dockermod.api;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.deblox.dockermod.observation.Observations;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What all of this API's paths have in common, and the files of its page.
 */
final class ApiMvc implements WebMvcConfigurer {

	private static final String[] PATHS = { "/cluster/**", "/openapi", "/docs" };

	private final ObservedRequests observed;

	private final ApiRequests checked;

	/**
	 * Make one.
	 * @param observations where each request is told
	 * @param serving throws if this node must not serve
	 */
	ApiMvc(Observations observations, Runnable serving) {
		this.observed = new ObservedRequests(observations);
		this.checked = new ApiRequests(serving);
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this.observed).addPathPatterns(PATHS);
		registry.addInterceptor(this.checked).addPathPatterns(PATHS);
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/docs/{file:swagger-ui\\.css|swagger-ui-bundle\\.js}")
			.addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion() + "/")
			.setCacheControl(DescriptionController.CACHE);
		registry.addResourceHandler("/docs/{file:page\\.js}")
			.addResourceLocations("classpath:/docs/")
			.setCacheControl(DescriptionController.CACHE);
	}

	private static String swaggerUiVersion() {
		try {
			return PropertiesLoaderUtils
				.loadProperties(new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties"))
				.getProperty("version");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Swagger UI is not in the jar", ex);
		}
	}

}
