package com.deblox.dockermod.cluster;

import java.util.List;
import java.util.Map;

import com.deblox.dockermod.security.Seal;
import com.deblox.dockermod.security.TimeLeft;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What goes along with a stream to a peer comes there as it was.
 */
class PeerTicketTests {

	private static final Seal SEAL = new Seal(5, new byte[] { 1 }, new byte[] { 2, 3 });

	@Test
	void decodeGivesWhatWasEncoded() {
		PeerTicket ticket = new PeerTicket("token", "0123456789abcdef0123456789abcdef",
				Map.of("X-One", List.of("1"), "X-Session-Method", List.of("/a", "/b", "/a")), true, false, "h2c",
				new TimeLeft(7, 9), SEAL);
		PeerTicket came = PeerTicket.decode(ticket.encode());
		assertThat(came).usingRecursiveComparison().isEqualTo(ticket);
	}

	@Test
	void decodeOfWhatIsNoTicketSaysSo() {
		assertThatIllegalArgumentException().isThrownBy(() -> PeerTicket.decode("AAAA"));
		assertThatIllegalArgumentException().isThrownBy(() -> PeerTicket.decode("?"));
	}

}
