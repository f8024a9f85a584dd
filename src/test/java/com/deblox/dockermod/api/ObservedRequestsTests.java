package com.deblox.dockermod.api;

import java.io.IOException;

import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.observation.Outcome;
import com.deblox.dockermod.observation.Served;
import com.deblox.dockermod.security.CurrentCaller;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What those who count, trace and audit are told of a request of this API.
 */
class ObservedRequestsTests {

	private final com.deblox.dockermod.observation.ObservedRequests told = new com.deblox.dockermod.observation.ObservedRequests();

	@Test
	void whatIsAnsweredHasItsStatus() {
		assertThat(served(204, null).outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(served(404, null).outcome()).isEqualTo(Outcome.REFUSED);
	}

	@Test
	void whatFailsInsideIsNoSuccess() {
		Served failed = served(200, new IllegalStateException("inside"));
		assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
		assertThat(failed.status()).isEqualTo(500);
	}

	@Test
	void whoseCallerHasLeftIsUnanswered() {
		assertThat(served(200, new IOException("Broken pipe")).outcome()).isEqualTo(Outcome.UNANSWERED);
	}

	private Served served(int status, @Nullable Exception failure) {
		ObservedRequests observed = new ObservedRequests(this.told.observations());
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/cluster/nodes");
		request.setAttribute(CurrentCaller.class.getName(), Caller.LOCAL);
		MockHttpServletResponse response = new MockHttpServletResponse();
		observed.preHandle(request, response, this);
		response.setStatus(status);
		observed.afterCompletion(request, response, this, failure);
		return this.told.all().getLast();
	}

}
