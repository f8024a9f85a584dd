package com.deblox.dockermod.systemd;

import java.io.IOException;

import com.deblox.dockermod.docker.Dialler;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * What a door says of the node behind it.
 */
class FrontDoorTests {

	private final Dialler nobody = () -> {
		throw new IOException("asked");
	};

	/**
	 * Else who opens that many connections would have the node killed with all of them.
	 */
	@Test
	void oneThatIsFullIsNoReasonToStartTheNodeAgain() throws IOException {
		new FrontDoor("full", this.nobody, "/", () -> true).show();
	}

	@Test
	void oneThatIsFreeAnswers() {
		FrontDoor door = new FrontDoor("free", this.nobody, "/", () -> false);
		assertThatIOException().isThrownBy(door::show).withMessage("asked");
	}

}
