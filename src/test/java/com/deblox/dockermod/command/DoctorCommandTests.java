package com.deblox.dockermod.command;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the doctor prints, and how it ends.
 */
class DoctorCommandTests {

	private static final String LOST = """
			{"severity": "error", "check": "node", "node": "node2", "what": "node2 is lost",
			 "why": "Its containers answer 503.", "mend": "start it"}""";

	private static final String CLOCK = """
			{"severity": "warning", "check": "clock", "node": "node3", "what": "The clock of node3 is 5.0 s behind",
			 "why": "Logs come in the wrong order.", "mend": "timedatectl set-ntp true"}""";

	private final FakeNode node = new FakeNode();

	@AfterEach
	void close() {
		this.node.close();
	}

	/** By a name of this host that is not known to be that. */
	private Ran doctor(String... more) {
		String[] args = new String[more.length + 1];
		args[0] = "doctor";
		System.arraycopy(more, 0, args, 1, more.length);
		return Ran.with(java.util.Map.of("DOCKERMOD_NODE", this.node.url().replace("127.0.0.1", "[::ffff:127.0.0.1]")),
				false, args);
	}

	private void finds(String... findings) {
		this.node.json("/cluster/doctor",
				"{\"nodes\": [{\"dockerInstance\": \"node1\"}, {\"dockerInstance\": \"node2\"}], " + "\"findings\": ["
						+ String.join(",", findings) + "]}");
	}

	@Test
	void nothingWrongIsSaidAndZero() {
		finds();
		assertThat(doctor()).isEqualTo(new Ran(0, "Nothing is wrong; nodes that were asked: 2.\n", ""));
	}

	@Test
	void warningsAloneHaveAStatusOfTheirOwn() {
		finds(CLOCK);
		Ran ran = doctor();
		assertThat(ran.status()).isEqualTo(4);
		assertThat(ran.lines()).containsExactly("WARNING  The clock of node3 is 5.0 s behind",
				"         Logs come in the wrong order.", "         Mend it: timedatectl set-ntp true", "",
				"0 wrong, 1 to be warned of; nodes that were asked: 2.");
	}

	@Test
	void errorsAreOne() {
		finds(CLOCK, LOST);
		assertThat(doctor().status()).isEqualTo(1);
	}

	@Test
	void jsonHasTheFindingsAndTheNodes() {
		finds(LOST);
		JsonNode json = Json.read(doctor("--json").out());
		assertThat(json.path("findings").get(0)).isEqualTo(Json.read(LOST));
		assertThat(json.path("nodes").size()).isEqualTo(2);
	}

	@Test
	void aNodeThatIsDownLeavesWhatThisHostTells(@TempDir Path folder) {
		this.node.close();
		Ran ran = doctor("--directory", folder.toString());
		assertThat(ran.out()).contains("No node answers at", "start it");
		assertThat(ran.status()).isIn(1, 4);
	}

	@Test
	void aNodeThatMustNotServeIsAnError() {
		this.node.error("/cluster/doctor", 409,
				"{\"error\": \"This node does not serve: its name is taken\", \"statusCode\": 409}");
		Ran ran = doctor();
		assertThat(ran.status()).isEqualTo(1);
		assertThat(ran.out()).startsWith("ERROR    This node does not serve: its name is taken");
	}

}
