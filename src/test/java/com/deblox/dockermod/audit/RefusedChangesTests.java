package com.deblox.dockermod.audit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;

import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.security.CurrentCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What an operator finds in the audit of those who were not let in.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = RefusedChangesTests.Guarded.class,
		properties = { "dockermod.security.token=" + RefusedChangesTests.TOKEN, "server.address=127.0.0.1" })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusedChangesTests {

	static final String TOKEN = "correct-horse-battery-staple";

	@LocalServerPort
	private int port;

	private final HttpClient client = HttpClient.newHttpClient();

	private AuditLog log;

	/** The start of the server has set the logs up anew. */
	@BeforeEach
	void listen() {
		this.log = new AuditLog();
	}

	@AfterEach
	void close() {
		this.log.close();
		this.client.close();
	}

	@Test
	@Order(1)
	void aChangeWithoutOrWithAWrongTokenOrFromAnotherSiteIsNoted() throws Exception {
		String id = send("POST", "/containers/create?name=hidden", "A", "b");
		send("DELETE", "/containers/web", "Authorization", "Bearer hidden");
		send("POST", "/", "Origin", "http://evil.example");
		send("GET", "/containers/web/attach/ws?stream=1", "A", "b");
		await().until(() -> this.log.lines().size() >= 4);
		assertThat(this.log.lines()).containsExactly(
				"who=nobody from=127.0.0.1 what=\"POST /containers/create\" status=401 result=refused",
				"who=nobody from=127.0.0.1 what=\"DELETE /containers/web\" status=401 result=refused",
				"who=nobody from=127.0.0.1 what=\"POST /\" status=403 result=refused",
				"who=nobody from=127.0.0.1 what=\"GET /containers/web/attach/ws\" status=401 result=refused");
		assertThat(this.log.ids().getFirst()).isEqualTo(id);
	}

	@Test
	@Order(2)
	void aReadThatIsRefusedOrSomebodyWhoIsKnownIsNot() throws Exception {
		send("GET", "/containers/json", "A", "b");
		send("POST", "/nothing", "Authorization", "Bearer " + TOKEN);
		assertThat(this.log.lines()).isEmpty();
	}

	@Test
	@Order(3)
	void whatAStrangerWritesIsCutInEachField() throws Exception {
		send("POST", "/" + "x".repeat(4000), "A", "b");
		await().until(() -> !this.log.lines().isEmpty());
		assertThat(this.log.fields().values())
			.allSatisfy((field) -> assertThat(field.toString().length()).isLessThan(600));
	}

	@Test
	@Order(4)
	void whoIsRefusedAgainAndAgainFillsNoDisk() throws Exception {
		for (int i = 0; i < RefusedChanges.MOST * 2; i++) {
			send("POST", "/", "Authorization", "Bearer hidden");
		}
		await().until(() -> this.log.lines().getLast().startsWith("More than"));
		assertThat(this.log.lines()).hasSizeLessThanOrEqualTo(RefusedChanges.MOST + 1)
			.last()
			.asString()
			.isEqualTo("More than 100 changes were refused within 60 s: the others of this time are counted only");
	}

	private String send(String method, String path, String header, String value) throws Exception {
		HttpResponse<String> response = this.client
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
				.header(header, value)
				.method(method, HttpRequest.BodyPublishers.noBody())
				.build(), HttpResponse.BodyHandlers.ofString());
		return response.headers().firstValue(RequestId.HEADER).orElse("");
	}

	/** Security and audit, and nothing that they guard. */
	@EnableAutoConfiguration(exclude = HazelcastAutoConfiguration.class)
	@ComponentScan(basePackageClasses = { CurrentCaller.class, AuditConfiguration.class })
	static class Guarded {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

	}

}
