package com.deblox.dockermod.api;

import java.io.IOException;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What this API is, in <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI</a> for
 * programs, and as a page for people. Files of the jar as they are: nothing is held in
 * memory, and nothing put together at the start.
 */
@RestController
class DescriptionController {

	/** The page, its scripts and styles come from this node, and ask this node only. */
	static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
			+ "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	/** A new version is seen at once, and what is the same is not sent again. */
	static final CacheControl CACHE = CacheControl.noCache().cachePrivate();

	private static final Resource OPENAPI = new ClassPathResource("openapi.json");

	private static final Resource PAGE = new ClassPathResource("docs/index.html");

	@GetMapping("/openapi")
	ResponseEntity<Resource> openApi() throws IOException {
		return file(OPENAPI).contentType(MediaType.APPLICATION_JSON).body(OPENAPI);
	}

	@GetMapping("/docs")
	ResponseEntity<Resource> page() throws IOException {
		return file(PAGE).contentType(MediaType.TEXT_HTML).header("Content-Security-Policy", POLICY).body(PAGE);
	}

	private static ResponseEntity.BodyBuilder file(Resource file) throws IOException {
		return ResponseEntity.ok().cacheControl(CACHE).lastModified(file.lastModified());
	}

}
