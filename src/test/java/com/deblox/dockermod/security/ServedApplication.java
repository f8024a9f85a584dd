package com.deblox.dockermod.security;

import java.time.Clock;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A server with nothing but what is under test, and a page that says who called. Without
 * stereotypes, so that no scan of the whole application finds it.
 */
@EnableAutoConfiguration(exclude = HazelcastAutoConfiguration.class)
@Import({ SecurityConfiguration.class, CallerConfiguration.class })
class ServedApplication {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	RouterFunction<ServerResponse> pages() {
		return RouterFunctions.route()
			.GET("/", (request) -> ServerResponse.ok().body("open page"))
			.POST("/", ServedApplication::caller)
			.GET("/who", ServedApplication::caller)
			.GET("/fails", ServedApplication::fail)
			.build();
	}

	private static ServerResponse caller(ServerRequest request) {
		return ServerResponse.ok().body("caller " + CurrentCaller.of(request.servletRequest()).name());
	}

	private static ServerResponse fail(ServerRequest request) {
		throw new IllegalStateException("inside");
	}

}
