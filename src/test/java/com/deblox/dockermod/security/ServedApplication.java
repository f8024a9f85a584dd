package com.deblox.dockermod.security;

import java.time.Clock;

import com.deblox.dockermod.engine.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A server with nothing but what is under test, and a controller that says who called.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = HazelcastAutoConfiguration.class)
@Import({ SecurityConfiguration.class, CallerConfiguration.class, ServedApplication.WhoController.class })
class ServedApplication {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	/** Says who called. */
	@RestController
	static class WhoController {

		@GetMapping("/")
		String page() {
			return "open page";
		}

		@PostMapping("/")
		String act(HttpServletRequest request) {
			Caller caller = CurrentCaller.of(request);
			return "caller " + caller.name();
		}

		@GetMapping("/who")
		String who(HttpServletRequest request) {
			return act(request);
		}

		@GetMapping("/fails")
		String fail() {
			throw new IllegalStateException("inside");
		}

	}

}
