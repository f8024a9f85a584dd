package com.deblox.dockermod.bus;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What clients of the bus are told by a node that is being stopped.
 */
@SpringBootTest(classes = BusApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "dockermod.security.token=" + BusServerTests.TOKEN, "server.address=127.0.0.1" })
class StoppingBusTests {

	@LocalServerPort
	private int port;

	@Autowired
	private Pulse pulse;

	@Test
	void clientIsToldAndItsConnectionClosedInGoodOrder() {
		try (RawBus client = RawBus.connected(this.port, BusServerTests.TOKEN)) {
			client.subscribe("1", "/deblox.events").frame();
			this.pulse.end();
			assertThat(client.frame()).startsWith("ERROR\n")
				.contains("status:503", "This node is being stopped, and takes no new calls");
			assertThat(client.closed()).startsWith("1001 This node is being stopped");
		}
		await().until(() -> this.pulse.open() == 0);
	}

}
