package com.deblox.dockermod.gateway;

import java.io.IOException;

import com.deblox.dockermod.cluster.PeerTicket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose calls a node that is being stopped waits for.
 */
class StopFilterTests {

	private final StopFilter filter = new StopFilter();

	private int countedWithin = -1;

	@Test
	void whatPeersAreAnsweredIsWaitedForAndRefusedByTheirOwnGateOnly() throws Exception {
		this.filter.begin();
		assertThat(send(PeerTicket.PATH + "/containers/a/archive").getStatus()).isEqualTo(200);
		assertThat(this.countedWithin).isEqualTo(1);
		assertThat(this.filter.underWay()).isZero();
	}

	@Test
	void whoAsksWhetherTheNodeIsWellKeepsItFromNothing() throws Exception {
		this.filter.begin();
		assertThat(send("/actuator/health").getStatus()).isEqualTo(200);
		assertThat(this.countedWithin).isZero();
	}

	private MockHttpServletResponse send(String uri) throws IOException, ServletException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		FilterChain chain = (request, answer) -> this.countedWithin = this.filter.underWay();
		this.filter.doFilter(new MockHttpServletRequest("PUT", uri), response, chain);
		return response;
	}

}
