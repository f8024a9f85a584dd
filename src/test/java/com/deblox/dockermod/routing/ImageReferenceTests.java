package com.deblox.dockermod.routing;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ImageReference}.
 */
class ImageReferenceTests {

	@ParameterizedTest
	@CsvSource({ "ubuntu, ubuntu, latest", "ubuntu:24.04, ubuntu, 24.04", "shop/web, shop/web, latest",
			"host:5000/app, host:5000/app, latest", "host:5000/app:1.2, host:5000/app, 1.2",
			"app@sha256:abc, app, sha256:abc", "host:5000/app:1@sha256:abc, host:5000/app:1, sha256:abc" })
	void parseReadsWhatPeopleWrite(String text, String name, String tag) {
		assertThat(ImageReference.parse(text)).isEqualTo(new ImageReference(name, tag));
	}

}
