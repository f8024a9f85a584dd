package com.deblox.dockermod.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Addresses that a test cannot call from.
 */
class LocalCallerFilterTests {

	@ParameterizedTest
	@CsvSource({ "10.0.0.1, 10.0.0.2", "127.0.0.1, 10.0.0.2", "10.0.0.1, 127.0.0.1", "fe80::1%eth0, ::1",
			"localhost, 127.0.0.1", "'', ''", "0.0.0.0, 0.0.0.0", "evil.example, 127.0.0.1" })
	void doFilterWhenEitherEndIsNotLoopbackIsForbidden(String remote, String local) throws Exception {
		assertThat(status(remote, local)).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.1.2.3", "0:0:0:0:0:0:0:1", "::1", "::ffff:127.0.0.1" })
	void doFilterWhenBothEndsAreLoopbackPasses(String address) throws Exception {
		assertThat(status(address, address)).isEqualTo(200);
	}

	@Test
	void doFilterWhenHostIsForeignNeverPasses() throws Exception {
		MockHttpServletRequest request = request("127.0.0.1", "127.0.0.1");
		request.removeHeader("Host");
		request.addHeader("Host", "evil.example");
		MockFilterChain chain = new MockFilterChain();
		new LocalCallerFilter(new RefusedCallers()).doFilter(request, new MockHttpServletResponse(), chain);
		assertThat(chain.getRequest()).isNull();
	}

	private static int status(String remote, String local) throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		new LocalCallerFilter(new RefusedCallers()).doFilter(request(remote, local), response, new MockFilterChain());
		return response.getStatus();
	}

	private static MockHttpServletRequest request(String remote, String local) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
		request.setRemoteAddr(remote);
		request.setLocalAddr(local);
		request.addHeader("Host", "localhost:8080");
		return request;
	}

}
