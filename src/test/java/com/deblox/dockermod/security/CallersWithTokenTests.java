package com.deblox.dockermod.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that asks for a token, as an attacker sees it.
 */
@SpringBootTest(classes = ServedApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "dockermod.security.token=" + CallersWithTokenTests.TOKEN, "server.address=127.0.0.1",
				"management.endpoints.web.exposure.include=*",
				"management.endpoint.health.show-details=when-authorized",
				"logging.level.org.springframework.security=debug" })
@ExtendWith(OutputCaptureExtension.class)
class CallersWithTokenTests {

	static final String TOKEN = "correct-horse-battery-staple:ü";

	@LocalServerPort
	private int port;

	@Test
	void postWhenBearerTokenServesCaller() {
		RawHttp.Answer answer = post().header("Authorization", "Bearer " + wire(TOKEN)).send();
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("caller token");
	}

	@ParameterizedTest
	@ValueSource(strings = { "dm", "", "anybody else" })
	void postWhenTokenIsBasicPasswordServesCaller(String user) {
		assertThat(post().header("Authorization", "Basic " + base64(user + ":" + TOKEN)).send().body())
			.isEqualTo("caller token");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bearer ", "BEARER ", "Bearer    " })
	void postWhenSchemeIsSpelledOtherwiseServesCaller(String scheme) {
		assertThat(post().header("authorization", scheme + wire(TOKEN)).send().status()).isEqualTo(200);
	}

	@Test
	void postWhenSchemeIsLowerCaseBasicServesCaller() {
		assertThat(post().header("Authorization", "basic " + base64("dm:" + TOKEN)).send().status()).isEqualTo(200);
	}

	@Test
	void postWhenNoCredentialsIsUnauthorized() {
		RawHttp.Answer answer = post().send();
		assertUnauthorized(answer);
		assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"DockerMod\"");
		assertThat(answer.header("Set-Cookie")).isNull();
		assertThat(answer.body()).startsWith("{\"error\":\"Credentials are missing: send a token")
			.endsWith(",\"statusCode\":401}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer", "Bearer ", "Bearer wrong", "Bearer correct-horse-battery-staple",
			"Bearer correct-horse-battery-staple:", "Basic", "Basic ", "Basic !!!", "Basic Zm9v", "Basic Og==",
			"Basic Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5LXN0YXBsZQ==", "Digest username=\"dm\"", "Negotiate abc", "",
			"correct-horse-battery-staple:\u00c3\u00bc", "Bearer\u00a0x" })
	void postWhenCredentialsAreWrongIsUnauthorized(String credentials) {
		RawHttp.Answer answer = post().header("Authorization", credentials).send();
		assertUnauthorized(answer);
		assertThat(answer.body()).contains("wrong").doesNotContain("staple");
	}

	@Test
	void postWhenTokenIsTheUserNameIsUnauthorized() {
		assertUnauthorized(post().header("Authorization", "Basic " + base64("correct-horse-battery-staple:x")).send());
	}

	@Test
	void postWhenTokenIsVeryLongIsRefused() {
		assertUnauthorized(post().header("Authorization", "Bearer " + "x".repeat(7000)).send());
		RawHttp.Answer tooLong = post().header("Authorization", "Bearer " + "x".repeat(100_000)).send();
		assertThat(tooLong.status()).isIn(400, 431);
	}

	@Test
	void postWhenTokenIsNotAsciiIsRefused() {
		assertThat(post().header("Authorization", "Bearer " + wire("schlüssel-ключ-鍵")).send().status()).isIn(400, 401);
	}

	@Test
	void postWhenTokenIsInQueryOrOtherHeaderIsUnauthorized() {
		assertUnauthorized(RawHttp.request(this.port, "POST /?token=" + "correct-horse-battery-staple")
			.header("Proxy-Authorization", "Bearer " + wire(TOKEN))
			.header("X-Forwarded-User", "token")
			.header("Cookie", "JSESSIONID=1")
			.send());
	}

	@Test
	void postWhenFirstOfTwoCredentialsIsWrongIsUnauthorized() {
		assertUnauthorized(
				post().header("Authorization", "Bearer wrong").header("Authorization", "Bearer " + wire(TOKEN)).send());
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /", "HEAD /", "GET /actuator/health", "HEAD /actuator/health",
			"GET /actuator/health/liveness" })
	void openPathWhenNoCredentialsIsServed(String request) {
		assertThat(RawHttp.request(this.port, request).send().status()).isIn(200, 404);
	}

	@Test
	void healthWhenNoCredentialsShowsNoDetails() {
		RawHttp health = RawHttp.request(this.port, "GET /actuator/health");
		assertThat(health.send().body()).contains("\"status\":\"UP\"").doesNotContain("components");
		assertThat(health.header("Authorization", "Bearer " + wire(TOKEN)).send().body()).contains("components");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /who", "GET /nothing", "GET /actuator", "GET /actuator/env", "GET /actuator/healthx",
			"POST /actuator/health", "PUT /", "DELETE /", "OPTIONS /", "PATCH /actuator/health", "GET /error",
			"GET /actuator/health.json", "GET /ACTUATOR/env", "GET /index.html" })
	void otherPathWhenNoCredentialsIsUnauthorized(String request) {
		assertUnauthorized(RawHttp.request(this.port, request).send());
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /actuator/health/../env", "GET /actuator/health/%2e%2e/env", "GET /%61ctuator/env",
			"GET /actuator/health/%2E%2E/env", "GET //who", "GET /actuator//env", "GET /actuator/health/..;/env",
			"GET /actuator/health;x=/env", "GET /who%2F", "GET /%2fwho", "GET /./who", "GET /who%00", "GET /who%0a",
			"GET /who%5c", "GET /\\who", "GET /..", "GET /who%zz", "GET /wh\u00c3\u00b6", "GET who", "POST /;/who" })
	void pathTrickWhenTokenIsRightIsBadRequest(String request) {
		RawHttp.Answer answer = RawHttp.request(this.port, request)
			.header("Authorization", "Bearer " + wire(TOKEN))
			.send();
		assertRefused(answer, 400);
	}

	@Test
	void absoluteTargetWhenHostDiffersIsRefused() {
		RawHttp.Answer answer = RawHttp.request(this.port, "GET http://elsewhere.example/who").send();
		assertThat(answer.status()).isIn(400, 401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PROPFIND /", "get /", "FOO /", "MKCOL /" })
	void methodWhenUnknownIsNotAllowed(String request) {
		assertRefused(RawHttp.request(this.port, request).send(), 405);
	}

	@Test
	void traceEchoesNothing() {
		RawHttp.Answer answer = RawHttp.request(this.port, "TRACE /").header("X-Echo", "echo").send();
		assertThat(answer.status()).isEqualTo(405);
		assertThat(answer.text()).doesNotContain("echo");
		assertPlain(answer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "http://evil.example", "https://localhost:%d", "http://localhost",
			"http://localhost:1", "http://localhost:%d.evil.example", "http://127.0.0.1:%d", "file://", "" })
	void postWhenOriginIsForeignIsForbidden(String origin) {
		RawHttp.Answer answer = withToken().header("Origin", origin.formatted(this.port)).send();
		assertRefused(answer, 403);
		assertThat(answer.body()).contains("Origin");
	}

	@Test
	void postWhenOriginIsOwnServesCaller() {
		assertThat(withToken().header("Origin", "http://LOCALHOST:" + this.port)
			.header("Sec-Fetch-Site", "same-origin")
			.send()
			.status()).isEqualTo(200);
		assertThat(withToken().host("node1.example").header("Origin", "http://node1.example:80").send().status())
			.isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "cross-site", "same-site", "", "Same-Origin" })
	void postWhenFetchedFromOtherSiteIsForbidden(String site) {
		RawHttp.Answer answer = withToken().header("Sec-Fetch-Site", site).send();
		assertRefused(answer, 403);
		assertThat(answer.body()).contains("Sec-Fetch-Site");
	}

	@Test
	void preflightWhenOriginIsForeignIsForbidden() {
		RawHttp.Answer answer = RawHttp.request(this.port, "OPTIONS /")
			.header("Origin", "http://evil.example")
			.header("Access-Control-Request-Method", "POST")
			.send();
		assertRefused(answer, 403);
		assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
	}

	@Test
	void webSocketWhenOriginIsForeignIsForbidden() {
		assertRefused(RawHttp.request(this.port, "GET /bus")
			.header("Authorization", "Bearer " + wire(TOKEN))
			.header("Origin", "http://evil.example")
			.send(), 403);
	}

	@Test
	void openPageWhenLinkedFromOtherSiteIsServed() {
		RawHttp.Answer answer = RawHttp.request(this.port, "GET /").header("Sec-Fetch-Site", "cross-site").send();
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
		assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void openPageWhenCredentialsAreWrongIsUnauthorized() {
		assertUnauthorized(RawHttp.request(this.port, "GET /").header("Authorization", "Bearer wrong").send());
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-A: \u0001", "X A: b", "X-A: b\rX-B: c", ": empty", "Host: other.example",
			"Content-Length: 5", "Transfer-Encoding: nonsense" })
	void headerTrickIsRefused(String line) {
		RawHttp.Answer answer = RawHttp.send(this.port, "POST / HTTP/1.1\r\nHost: localhost\r\n" + line
				+ "\r\nContent-Length: 0\r\nConnection: close\r\nAuthorization: Bearer " + wire(TOKEN) + "\r\n\r\n");
		assertThat(answer.status()).isIn(400, 501);
		assertPlain(answer);
	}

	@Test
	void requestWhenNotHttpIsBadRequest() {
		RawHttp.Answer answer = RawHttp.send(this.port, "Rubbish\r\n\r\n");
		assertThat(answer.status()).isEqualTo(400);
		assertPlain(answer);
	}

	@Test
	void errorWhenInsideOpenDispatchKeepsItsStatus() {
		assertThat(RawHttp.request(this.port, "GET /nothing")
			.header("Authorization", "Bearer " + wire(TOKEN))
			.send()
			.status()).isEqualTo(404);
		assertThat(RawHttp.request(this.port, "GET /actuator/health/nothing").send().status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST /", "GET /nothing", "GET /fails", "GET /", "GET //who", "FOO /", "GET /%zz" })
	void everyAnswerHasAnIdOfTheCallersTrace(String request) {
		String trace = "0af7651916cd43dd8448eb211c80319c";
		RawHttp sent = RawHttp.request(this.port, request)
			.header("traceparent", "00-" + trace + "-b7ad6b7169203331-01");
		assertThat(sent.send().header("X-DockerMod-Request-Id")).matches(trace + "-[0-9a-f]{16}")
			.isNotEqualTo(sent.send().header("X-DockerMod-Request-Id"));
	}

	@Test
	void outputWhenRequestsCameHoldsNoToken(CapturedOutput output) {
		withToken().send();
		post().header("Authorization", "Basic " + base64("dm:" + TOKEN)).send();
		post().header("Authorization", "Bearer almost-" + wire(TOKEN)).send();
		post().header("Authorization", "Bearer " + wire(TOKEN) + "\u0001").send();
		assertThat(output.getAll()).doesNotContain("staple").doesNotContain("generated security password");
	}

	private RawHttp post() {
		return RawHttp.request(this.port, "POST /");
	}

	private RawHttp withToken() {
		return post().header("Authorization", "Bearer " + wire(TOKEN));
	}

	/** Each UTF-8 byte as a character, as it goes over the wire. */
	private static String wire(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private static void assertUnauthorized(RawHttp.Answer answer) {
		assertThat(answer.header("WWW-Authenticate")).isNotNull();
		assertThat(answer.status()).isEqualTo(401);
	}

	private static void assertRefused(RawHttp.Answer answer, int status) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).isEqualTo("application/json");
		assertThat(answer.body()).startsWith("{\"error\":\"").endsWith(",\"statusCode\":" + status + "}");
		assertPlain(answer);
	}

	private static void assertPlain(RawHttp.Answer answer) {
		assertThat(answer.header("X-DockerMod-Request-Id")).as(answer.text()).matches("[0-9a-f]{32}-[0-9a-f]{16}");
		assertThat(answer.text()).doesNotContainIgnoringCase("<html").doesNotContain("\tat ").doesNotContain("Tomcat");
	}

}
