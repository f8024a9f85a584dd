package com.deblox.dockermod.actions;

import java.io.IOException;
import java.util.List;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.http.TraceParent;
import com.deblox.dockermod.observation.ObservedRequests;
import com.deblox.dockermod.observation.Outcome;
import com.deblox.dockermod.observation.Served;
import com.deblox.dockermod.observation.Surface;
import com.deblox.dockermod.security.CurrentCaller;
import jakarta.servlet.ServletInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ActionController}, {@link RequestBody}, {@link TraceParent} and
 * {@link InFlight}.
 */
class ActionControllerTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private final FakeCluster cluster = new FakeCluster();

	private final ObservedRequests observed = new ObservedRequests();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void actPassesCallerIdAndCredentialsOn() throws IOException {
		MockHttpServletRequest request = request("{\"action\":\"pull-image\",\"image\":\"app\"}");
		request.addHeader("X-Registry-Auth", "c2VjcmV0");
		act(request, 1);
		assertThat(this.cluster.asked.getFirst().caller()).isEqualTo(Caller.LOCAL);
		assertThat(this.cluster.asked.getFirst().headers()).containsEntry("X-Registry-Auth", List.of("c2VjcmV0"));
		assertThat(this.response.getHeader("X-DockerMod-Request-Id"))
			.isEqualTo(this.cluster.asked.getFirst().id().value())
			.matches("[0-9a-f]{32}");
	}

	@Test
	void whatWasServedIsObservedOnceWithoutItsBody() throws IOException {
		this.cluster.answers(404, "{\"message\":\"No such container: web\"}");
		act(request("{\"action\":\"stop-container\",\"id\":\"web\"}"), 1);
		assertThat(this.observed.all()).singleElement().satisfies((served) -> {
			assertThat(served.surface()).isEqualTo(Surface.ACTIONS);
			assertThat(served.operation()).isEqualTo("stop-container");
			assertThat(served.request()).isEqualTo("stop-container");
			assertThat(served.isChanging()).isTrue();
			assertThat(served.container()).isEqualTo("web");
			assertThat(served.origin().caller()).isEqualTo(Caller.LOCAL);
			assertThat(served.from()).isEqualTo("127.0.0.1");
			assertThat(served.node()).isEqualTo(FakeCluster.NODE2);
			assertThat(served.status()).isEqualTo(404);
			assertThat(served.outcome()).isEqualTo(Outcome.REFUSED);
			assertThat(served.error()).isEqualTo("No such container: web");
		});
	}

	@Test
	void whatWasMadeIsObservedById() throws IOException {
		this.cluster.all = List.of(FakeCluster.answer(FakeCluster.NODE1, 201, "{\"Id\":\"c1\"}"),
				FakeCluster.answer(FakeCluster.NODE2, 201, "{\"Id\":\"c2\"}"));
		act(request("{\"action\":\"create-container\",\"image\":\"ubuntu\",\"instances\":2}"), 1);
		assertThat(this.observed.all()).singleElement().satisfies((served) -> {
			assertThat(served.outcome()).isEqualTo(Outcome.SUCCESS);
			assertThat(served.made()).containsExactly("c1", "c2");
		});
	}

	@Test
	void whatIsRefusedBeforeItIsReadIsObservedAsUnknown() throws IOException {
		act(request("{\"action\":\"my-own-word\"}"), 1);
		act(request("{\"action\":\"list-nodes\"}"), 0);
		assertThat(this.observed.all()).extracting(Served::operation).containsExactly("unknown", "unknown");
		assertThat(this.observed.all()).extracting(Served::status).containsExactly(400, 503);
	}

	@ParameterizedTest
	@CsvSource({ "application/json", "application/x-www-form-urlencoded", "text/plain", "nonsense" })
	void actReadsBodyWhateverItsType(String type) throws IOException {
		MockHttpServletRequest request = request("{\"action\":\"list-nodes\"}");
		request.setContentType(type);
		act(request, 1);
		assertThat(this.response.getStatus()).isEqualTo(200);
		assertThat(this.response.getContentType()).isEqualTo("application/json");
		assertThat(this.response.getContentLength()).isEqualTo(this.response.getContentAsByteArray().length);
	}

	@Test
	void actWhenBodyIsEmptyRefuses() throws IOException {
		act(request(""), 1);
		assertThat(this.response.getStatus()).isEqualTo(400);
	}

	@Test
	void actWhenBodyIsAnnouncedTooLongRefusesWithoutReading() throws IOException {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/") {

			@Override
			public long getContentLengthLong() {
				return 200L << 20;
			}

			@Override
			public ServletInputStream getInputStream() {
				throw new AssertionError("read");
			}

		};
		act(request, 1);
		assertThat(this.response.getStatus()).isEqualTo(413);
		assertThat(this.response.getContentAsString()).contains("longer than 1048576 bytes");
	}

	@Test
	void actWhenBodyTurnsOutTooLongRefuses() throws IOException {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/") {

			@Override
			public long getContentLengthLong() {
				return -1;
			}

		};
		request.setContent(new byte[RequestBody.LIMIT + 1]);
		act(request, 1);
		assertThat(this.response.getStatus()).isEqualTo(413);
	}

	@ParameterizedTest
	@CsvSource({ "00-" + TRACE + "-b7ad6b7169203331-01, true", "cc-" + TRACE + "-b7ad6b7169203331-01-more, true",
			"ff-" + TRACE + "-b7ad6b7169203331-01, false", "00-" + TRACE + "-b7ad6b7169203331-01-more, false",
			"00-00000000000000000000000000000000-b7ad6b7169203331-01, false",
			"00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01, false", "'', false", "00-abc, false" })
	void actWhenTraceIsNamedTakesItsId(String header, boolean valid) throws IOException {
		MockHttpServletRequest request = request("{\"action\":\"list-nodes\"}");
		request.addHeader("traceparent", header);
		act(request, 1);
		String id = this.response.getHeader("X-DockerMod-Request-Id");
		assertThat(TRACE.equals(id)).isEqualTo(valid);
	}

	@Test
	void actWhenTooManyAreInFlightSaysWhenToComeBack() throws IOException {
		act(request("{\"action\":\"list-nodes\"}"), 0);
		assertThat(this.response.getStatus()).isEqualTo(503);
		assertThat(this.response.getHeader("Retry-After")).isEqualTo("2");
		assertThat(this.response.getContentAsString()).contains("too many requests in flight");
	}

	@Test
	void actWhenDoneGivesItsPlaceBack() throws IOException {
		ActionController controller = controller(1);
		for (int i = 0; i < 3; i++) {
			for (String action : new String[] { "start-container", "wait-container", "nonsense" }) {
				MockHttpServletResponse response = new MockHttpServletResponse();
				controller.act(request("{\"action\":\"" + action + "\",\"id\":\"web\"}"), response);
				assertThat(response.getStatus()).isNotEqualTo(503);
			}
		}
	}

	@Test
	void actWhenNothingIsToBeSaidSendsNoBody() throws IOException {
		act(request("{\"action\":\"register\",\"hostname\":\"node1\"}"), 1);
		assertThat(this.response.getStatus()).isEqualTo(204);
		assertThat(this.response.getContentAsByteArray()).isEmpty();
	}

	@Test
	void actWhenCodeFailsTellsNothingOfIt() throws IOException {
		this.cluster.answers.add(() -> {
			throw new IllegalStateException("inside");
		});
		act(request("{\"action\":\"start-container\",\"id\":\"web\"}"), 1);
		assertThat(this.response.getStatus()).isEqualTo(500);
		assertThat(this.response.getContentAsString()).contains("its log says why")
			.contains(String.valueOf(this.response.getHeader("X-DockerMod-Request-Id")))
			.doesNotContain("inside")
			.doesNotContain("Exception");
	}

	private void act(MockHttpServletRequest request, int places) throws IOException {
		request.setAttribute(CurrentCaller.class.getName(), Caller.LOCAL);
		controller(places).act(request, this.response);
	}

	private ActionController controller(int places) {
		return new ActionController(this.cluster.actions(), new InFlight(places),
				new PatientAnswer(Duration.ofSeconds(15), Duration.ofSeconds(5)), this.observed.observations());
	}

	private static MockHttpServletRequest request(String body) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
		request.setAttribute(CurrentCaller.class.getName(), Caller.LOCAL);
		request.setContent(body.getBytes(StandardCharsets.UTF_8));
		return request;
	}

}
