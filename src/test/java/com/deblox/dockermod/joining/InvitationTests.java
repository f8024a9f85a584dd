package com.deblox.dockermod.joining;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The line that takes a cluster's secrets to the next host.
 */
class InvitationTests {

	private static final Invitation INVITATION = new Invitation("deblox", 8080, 5701,
			List.of("192.168.1.10:5701", "host-b:5701"), ClusterFolder.random(), ClusterFolder.random());

	@Test
	void whatIsReadIsWhatWasWritten() {
		assertThat(Invitation.parse(INVITATION.text())).isEqualTo(INVITATION);
	}

	@Test
	void aLineThatATerminalBrokeIsRead() {
		String text = INVITATION.text();
		assertThat(Invitation.parse(" " + text.substring(0, 80) + "\r\n" + text.substring(80) + "\n"))
			.isEqualTo(INVITATION);
	}

	@Test
	void oneThatIsNotWholeIsRefused() {
		String text = INVITATION.text();
		for (int length : List.of(text.length() - 1, text.length() - 13, text.length() - 14, 100, 24)) {
			assertRefused(text.substring(0, length), "This invitation is not whole: take all of its one line");
		}
		assertRefused(text.replaceFirst("A", "B"), "This invitation is not whole");
	}

	@Test
	void oneOfAnotherVersionIsRefused() {
		assertRefused(INVITATION.text().replace("invitation-1.", "invitation-2."),
				"This invitation is of version 2, and this DockerMod reads 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "hello", "{\"secret\": \"a\"}", "dockermod cluster join" })
	void whatIsNoneIsRefusedAndNotRepeated(String text) {
		assertRefused(text, "This is no invitation: 'dockermod cluster invite' on a host of the cluster prints one");
	}

	@Test
	void nothingIsRefused() {
		assertRefused("\n", "There is no invitation on standard input");
	}

	@Test
	void itFitsIntoALineOfATerminalHoweverManyNodesThereAre() {
		Invitation large = new Invitation("a".repeat(64), 65535, 65535,
				IntStream.range(0, 300).mapToObj((i) -> "a-host-of-some-length-" + i + ".example.org:65535").toList(),
				ClusterFolder.random(), ClusterFolder.random());
		assertThat(large.text()).hasSizeLessThan(4000);
		assertThat(Invitation.parse(large.text()).members()).hasSize(Invitation.MOST_MEMBERS);
	}

	@Test
	void itsWordsShowNoSecret() {
		assertThat(INVITATION.toString()).doesNotContain(INVITATION.secret(), INVITATION.token());
		assertThat(INVITATION.text()).doesNotContain(INVITATION.secret());
	}

	private static void assertRefused(String text, String sentence) {
		assertThatExceptionOfType(JoiningException.class).isThrownBy(() -> Invitation.parse(text))
			.withMessageStartingWith(sentence);
	}

}
