package com.deblox.dockermod.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.deblox.dockermod.engine.NodeName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Daemons' events, line by line.
 */
class EventLinesTests {

	@Test
	void nextPassesOverWhatIsNoEvent() throws IOException {
		EventLines lines = lines("nonsense\n\n[]\n{\"Actor\":{},\"time\":3}\n{\"Action\":\"x\"}");
		assertThat(lines.next()).isNotNull()
			.satisfies((event) -> assertThat(event.time()).isEqualTo(3_000_000_000L))
			.satisfies((event) -> assertThat(new String(event.line(), StandardCharsets.UTF_8))
				.isEqualTo("{\"Actor\":{\"Attributes\":{\"node\":\"a\"}},\"time\":3}\n"));
		assertThat(lines.next()).isNotNull()
			.satisfies((event) -> assertThat(event.line()).asString().isEqualTo("{\"Action\":\"x\"}\n"));
		assertThat(lines.next()).isNull();
	}

	@Test
	void nextWhenALineIsTooLongIsTheOneAfter() throws IOException {
		EventLines lines = lines("{\"x\":\"" + "y".repeat(3 << 20) + "\"}\n{\"time\":1}\n");
		assertThat(lines.next()).isNotNull().extracting(EventLines.Event::time).isEqualTo(1_000_000_000L);
		assertThat(lines.next()).isNull();
	}

	@Test
	void timesAreReadAsTheDaemonReadsThem() {
		assertThat(EventTime.parse("1700000000.5")).isEqualTo(1_700_000_000_500_000_000L);
		assertThat(EventTime.parse("")).isNull();
		assertThat(EventTime.format(1_000_000_001L)).isEqualTo("1.000000001");
		assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> EventTime.parse("10m"));
		assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> EventTime.parse("1e99999"));
	}

	private static EventLines lines(String text) {
		return new EventLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), new NodeName("a"));
	}

}
