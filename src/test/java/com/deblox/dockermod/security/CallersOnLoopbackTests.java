package com.deblox.dockermod.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that asks for no token, as a page sees it that runs in a browser on its host.
 */
@SpringBootTest(classes = ServedApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "server.address=127.0.0.1")
class CallersOnLoopbackTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "localhost:8080", "LocalHost:80", "api.moby.localhost", "127.0.0.1:8080",
			"127.8.9.10", "[::1]:8080", "[::1]" })
	void postWhenHostIsLoopbackServesLocalCaller(String host) {
		RawHttp.Answer answer = RawHttp.request(this.port, "POST /").host(host).send();
		assertThat(answer.body()).isEqualTo("caller local");
	}

	@Test
	void postWhenAnyCredentialsComeServesLocalCaller() {
		assertThat(RawHttp.request(this.port, "POST /").header("Authorization", "Basic ZG06eA==").send().body())
			.isEqualTo("caller local");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
			"evil-localhost", "127.0.0.1.", "10.0.0.1", "0.0.0.0", "[::]", "[::ffff:127.0.0.1]", "node1", "2130706433",
			"127.1", "" })
	void requestWhenHostIsNotLoopbackIsForbidden(String host) {
		assertForbidden(RawHttp.request(this.port, "POST /").host(host).send());
		assertForbidden(RawHttp.request(this.port, "GET /").host(host).send());
		assertForbidden(RawHttp.request(this.port, "GET /actuator/health").host(host).send());
	}

	@Test
	void postWhenThereIsNoHostIsForbidden() {
		assertForbidden(RawHttp.send(this.port, "POST / HTTP/1.0\r\nContent-Length: 0\r\n\r\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost@evil.example", "localhost/evil", "localhost evil", "localhost:x",
			"localhost\u0000" })
	void postWhenHostIsMalformedIsRefused(String host) {
		assertThat(RawHttp.request(this.port, "POST /").host(host).send().status()).isIn(400, 403);
	}

	@Test
	void postWhenTargetNamesAnotherHostIsRefused() {
		assertThat(RawHttp.request(this.port, "POST http://evil.example/").send().status()).isIn(400, 403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "http://evil.example", "http://localhost:1", "https://localhost" })
	void postWhenOriginIsForeignIsForbidden(String origin) {
		assertForbidden(RawHttp.request(this.port, "POST /").header("Origin", origin).send());
	}

	@Test
	void postWhenFetchedFromOtherSiteIsForbidden() {
		assertForbidden(RawHttp.request(this.port, "POST /").header("Sec-Fetch-Site", "cross-site").send());
		assertForbidden(RawHttp.request(this.port, "GET /who").header("Sec-Fetch-Site", "same-site").send());
	}

	@Test
	void postWhenItCameThroughProxyIsForbidden() {
		assertForbidden(RawHttp.request(this.port, "POST /").header("X-Forwarded-For", "10.0.0.1").send());
		assertForbidden(RawHttp.request(this.port, "POST /").header("Forwarded", "for=10.0.0.1").send());
	}

	@Test
	void errorWhenControllerFailsIsNoStackTrace() {
		RawHttp.Answer answer = RawHttp.request(this.port, "GET /fails").send();
		assertThat(answer.status()).isEqualTo(500);
		assertThat(answer.text()).doesNotContain("inside").doesNotContain("IllegalState");
	}

	private static void assertForbidden(RawHttp.Answer answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(403);
		assertThat(answer.header("Content-Type")).isEqualTo("application/json");
		assertThat(answer.body()).startsWith("{\"error\":\"This ").endsWith(",\"statusCode\":403}");
	}

}
