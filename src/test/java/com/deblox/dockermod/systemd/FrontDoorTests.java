package com.deblox.dockermod.systemd;

import java.io.IOException;

import com.deblox.dockermod.docker.Dialler;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * What an answer of this node to itself is.
 */
class FrontDoorTests {

	/**
	 * Else who opens that many connections would have the node killed with all of them.
	 */
	@Test
	void aFrontDoorThatIsFullIsNoReasonToBeStartedAgain() throws IOException {
		Dialler nobody = () -> {
			throw new IOException("asked");
		};
		new FrontDoor("full", nobody, "/", () -> true).show();
		assertThatIOException().isThrownBy(new FrontDoor("free", nobody, "/", () -> false)::show).withMessage("asked");
	}

}
