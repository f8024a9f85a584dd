package com.deblox.dockermod.gateway;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which paths a route's template fits.
 */
class RouteTests {

	@ParameterizedTest
	@CsvSource({ "/containers/{id}/json, GET, /containers/a/json, true",
			"/containers/{id}/json, HEAD, /containers/a/json, true",
			"/containers/{id}/json, POST, /containers/a/json, false",
			"/containers/{id}/json, GET, /containers/json, false",
			"/containers/{id}/json, GET, /containers/a/json/b, false",
			"/images/**/json, GET, /images/host:5000/team/app/json, true",
			"/images/**/json, GET, /images/app/json, true", "/images/**/json, GET, /images/json, false",
			"/images/**/json, GET, /images/app/history, false", "/images/**, GET, /images/a/b, true",
			"/**, GET, /what/ever, true" })
	void matchesWhenPathFitsTheTemplate(String template, String method, String path, boolean expected) {
		Route route = Route.of("GET", template, Manner.READ, "", (request) -> {
			throw new IllegalStateException();
		});
		assertThat(route.matches(method, List.of(path.substring(1).split("/", -1)))).isEqualTo(expected);
	}

}
