package com.deblox.dockermod.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What all commands have in common: which node, which token, help, failures.
 */
class DockerModCommandTests {

	private final FakeNode node = new FakeNode().json("/cluster/nodes", "{\"nodes\": []}");

	@AfterEach
	void close() {
		this.node.close();
	}

	@Test
	void aNodeStartsWithoutWordsOrWithOptionsOfSpring() {
		assertThat(DockerModCommand.isMeant()).isFalse();
		assertThat(DockerModCommand.isMeant("--server.port=8081")).isFalse();
		assertThat(DockerModCommand.isMeant("-conf", "conf.json")).isFalse();
		assertThat(DockerModCommand.isMeant("-cluster-host", "10.0.0.1")).isFalse();
		assertThat(DockerModCommand.isMeant("--debug")).isFalse();
		assertThat(DockerModCommand.isMeant("nodes")).isTrue();
		assertThat(DockerModCommand.isMeant("--help")).isTrue();
		assertThat(DockerModCommand.isMeant("--node=http://a:1", "ps")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "nodes", "ps", "logs", "events", "drain", "undrain", "register", "unregister", "context",
			"completion", "manual", "cluster create", "cluster invite", "cluster join", "cluster leave" })
	void eachCommandHasHelpWithItsExitStatus(String command) {
		Ran ran = Ran.at(this.node, (command + " --help").split(" ", -1));
		assertThat(ran.status()).isZero();
		assertThat(ran.out()).startsWith("Usage: dockermod " + command)
			.contains("--node=URL", "Exit status:", "no node answered");
		assertThat(Ran.at(this.node, "--help").out()).contains(command.split(" ", -1)[0]);
	}

	@Test
	void theScriptForCompletionKnowsTheCommands() throws IOException, InterruptedException {
		String script = Ran.at(this.node, "completion").out();
		assertThat(script).contains("complete -F _complete_dockermod", "unregister", "--follow");
		Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
		try (OutputStream in = bash.getOutputStream()) {
			in.write(script.getBytes(java.nio.charset.StandardCharsets.UTF_8));
		}
		assertThat(bash.waitFor()).isZero();
	}

	@Test
	void theManualPageSaysOfEachCommandWhatItsHelpSays() {
		String page = Ran.at(this.node, "manual").out();
		assertThat(page).startsWith(".TH \"DOCKERMOD\" \"1\"");
		CommandLine line = new DockerModCommand(Surroundings.ofProcess()).line();
		assertThat(line.getSubcommands().values()).isNotEmpty().allSatisfy((command) -> {
			assertThat(page).contains(".SS \"dockermod " + command.getCommandName() + "\"\n");
			assertThat(page).contains(command.getCommandSpec().usageMessage().description()[0].replace("-", "\\-"));
		});
		assertThat(page).contains(".B \"\\-n, \\-\\-tail=LINES\"\nOf each, the last lines only\n",
				".B \"NODE\"\nThe node's name", ".B \"3\"\nno node answered");
	}

	@Test
	void whatLooksLikeAMacroIsTextInTheManualPage() {
		assertThat(new Roff().text(".conf files \\ 'quoted'").text("'tis").term("say \"a\"").toString())
			.isEqualTo("\\&.conf files \\e 'quoted'\n\\&'tis\n.TP\n.B \"say \\(dqa\\(dq\"\n");
	}

	@Test
	void theVersionIsTold() {
		assertThat(Ran.at(this.node, "--version").out()).startsWith("DockerMod ");
	}

	@Test
	void whatThereIsNotIsTold() {
		Ran command = Ran.at(this.node, "fly");
		assertThat(command.status()).isEqualTo(2);
		assertThat(command.err()).contains("There is no command 'fly': there are nodes, ps, logs");
		Ran option = Ran.at(this.node, "nodes", "--fly");
		assertThat(option.status()).isEqualTo(2);
		assertThat(option.err()).contains("'--fly'", "'dockermod nodes --help' tells what is allowed").hasLineCount(1);
	}

	@Test
	void theTokenComesFromAFileOrTheEnvironmentAndIsNeverAnArgument(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("token"), "# comment\n\nof-the-file\nsecond\n");
		Map<String, String> env = Map.of("DOCKERMOD_NODE", this.node.url(), "DOCKERMOD_TOKEN", "of-the-environment");
		Ran.with(env, false, "nodes");
		Ran.with(env, false, "nodes", "--token-file", file.toString());
		Ran.with(Map.of("DOCKERMOD_TOKEN_FILE", file.toString()), false, "--node", this.node.url(), "nodes");
		Ran.at(this.node, "nodes");
		assertThat(this.node.headers.stream().map((headers) -> headers.getOrDefault("Authorization", List.of())))
			.containsExactly(List.of("Bearer of-the-environment"), List.of("Bearer of-the-file"),
					List.of("Bearer of-the-file"), List.of());
		Ran missing = Ran.at(this.node, "nodes", "--token-file", "/nonexistent/token");
		assertThat(missing.status()).isEqualTo(2);
		assertThat(missing.err()).contains("--token-file is /nonexistent/token, which does not exist");
	}

	@Test
	void whatTheNodeRefusesIsItsOwnSentence() {
		this.node.error("/cluster/nodes", 403, "{\"error\": \"Not from here\", \"statusCode\": 403}");
		Ran ran = Ran.at(this.node, "nodes");
		assertThat(ran.status()).isEqualTo(1);
		assertThat(ran.err()).isEqualTo("Not from here\n");
	}

	@Test
	void aMissingTokenIsToldWithWhereToPutIt() {
		this.node.error("/cluster/nodes", 401, "");
		Ran ran = Ran.at(this.node, "nodes");
		assertThat(ran.status()).isEqualTo(1);
		assertThat(ran.err()).contains("wants to hear a token", "DOCKERMOD_TOKEN", "--token-file");
	}

	@Test
	void aNodeThatDoesNotAnswerIsToldWithWhatToDo() {
		String url = this.node.url();
		this.node.close();
		Ran ran = Ran.with(Map.of("DOCKERMOD_NODE", url), false, "nodes");
		assertThat(ran.status()).isEqualTo(3);
		assertThat(ran.err()).contains("No node answers at " + url, "--node").hasLineCount(1);
	}

	@Test
	void whatIsNoDockerModIsTold() {
		this.node.json("/cluster/nodes", "<html>");
		Ran ran = Ran.at(this.node, "nodes");
		assertThat(ran.status()).isEqualTo(1);
		assertThat(ran.err()).contains("is no DockerMod");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://a", "node1", "http://", "http://a:1/path", "unix://", "http://user:word@a" })
	void anAddressThatIsNoneIsRefused(String address) {
		Ran ran = Ran.at(this.node, "nodes", "--node", address);
		assertThat(ran.status()).isEqualTo(2);
		assertThat(ran.err()).contains("'" + address + "'", "http://host:8080, https://host:8080 or unix:///path");
	}

	@Test
	void aReaderThatLeavesEndsTheCommandWithoutAWord() {
		OutputStream closed = new OutputStream() {

			@Override
			public void write(int b) throws IOException {
				throw new IOException("Broken pipe");
			}

		};
		java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
		int status = new DockerModCommand(new Surroundings(Map.of("DOCKERMOD_NODE", this.node.url()),
				java.io.InputStream.nullInputStream(), closed, err, false, Path.of("/nonexistent"), Clock.systemUTC()))
			.run("nodes");
		assertThat(status).isEqualTo(141);
		assertThat(err.size()).isZero();
	}

}
