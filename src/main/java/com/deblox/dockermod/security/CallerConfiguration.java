package com.deblox.dockermod.security;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestMatcherDelegatingAuthorizationManager;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestFilter;

/**
 * What callers over HTTP must prove. The filter chain is built by hand: each request
 * passes it, so it holds what is needed and nothing else.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class CallerConfiguration {

	@Bean
	AuthenticationManager authenticationManager(SecurityProperties properties, MetricsProperties metrics, Clock clock) {
		return new TokenAuthenticationManager(
				tokens(SecurityProperties.TOKEN_FILE, properties.tokenFile(), properties.token(), clock),
				tokens(MetricsProperties.TOKEN_FILE, metrics.metricsTokenFile(), metrics.metricsToken(), clock));
	}

	private static Tokens tokens(String setting, @Nullable Path file, @Nullable String token, Clock clock) {
		if (file != null) {
			return new TokenFile(setting, file, clock);
		}
		return new TokenSet((token != null) ? List.of(token.strip()) : List.of());
	}

	@Bean
	RefusedCallers refusedCallers() {
		return new RefusedCallers();
	}

	/**
	 * The one chain.
	 * @param properties whether a token is asked for
	 * @param manager knows the tokens
	 * @param refused counts who is not served
	 * @return a chain for requests only: forwards, errors and the like were let in as
	 * requests before
	 */
	@Bean
	SecurityFilterChain callers(SecurityProperties properties, AuthenticationManager manager, RefusedCallers refused)
			throws ServletException {
		OpenPaths open = new OpenPaths();
		Filter who = new SocketCallerFilter(
				properties.asksForToken() ? new TokenCallerFilter(manager, refused) : new LocalCallerFilter(refused));
		// tells the health endpoint whether to show its details
		SecurityContextHolderAwareRequestFilter principal = new SecurityContextHolderAwareRequestFilter();
		principal.afterPropertiesSet();
		return new DefaultSecurityFilterChain((request) -> request.getDispatcherType() == DispatcherType.REQUEST,
				new BrowserGuard(open, refused),
				new ExceptionTranslationFilter(new TokenEntryPoint(refused), new NullRequestCache()), who, principal,
				new AuthorizationFilter(authorization(open)));
	}

	private static AuthorizationManager<HttpServletRequest> authorization(OpenPaths open) {
		return RequestMatcherDelegatingAuthorizationManager.builder()
			.add(open, SingleResultAuthorizationManager.permitAll())
			// nodes: what they send is sealed, and the seal is verified where it is run
			.add(PathPatternRequestMatcher.pathPattern("/peer/**"), SingleResultAuthorizationManager.permitAll())
			.anyRequest()
			.authenticated()
			.build();
	}

	@Bean
	HttpFirewall firewall() {
		return RejectedRequests.firewall();
	}

	@Bean
	RequestRejectedHandler rejectedRequests(RefusedCallers refused) {
		return new RejectedRequests(refused);
	}

	/** Before all other valves: what they say is of the request, too. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> requestIds() {
		return (factory) -> factory.addEngineValves(new RequestIds());
	}

	@Bean
	SecurityObservationSettings observeNoFilters() {
		return SecurityObservationSettings.noObservations();
	}

	/** After Spring Boot's own, so that it is the first to answer. */
	@Bean
	@Order
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> rejectedByContainer() {
		return (factory) -> factory
			.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(new RejectedByContainer()));
	}

}
