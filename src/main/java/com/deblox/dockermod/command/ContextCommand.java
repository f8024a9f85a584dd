package com.deblox.dockermod.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * {@code dockermod context}.
 */
@Command(name = "context",
		description = "Makes a docker context of the node, so that 'docker --context NAME' works on the whole cluster. Where "
				+ "the node wants a token, that goes into the config.json of a folder of its own.")
final class ContextCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private DockerModCommand top;

	@Parameters(arity = "0..1", paramLabel = "NAME", defaultValue = "dockermod",
			description = "What the context is called; dockermod unless told")
	private String name = "dockermod";

	@Option(names = "--docker-config", paramLabel = "FOLDER",
			description = "The docker command's folder; with a token ~/.dockermod unless told, else docker's own")
	private @Nullable Path folder;

	@Option(names = "--print", description = "Only print the commands that would make it")
	private boolean print;

	@Override
	public Integer call() {
		if (!this.name.matches("[a-zA-Z0-9][a-zA-Z0-9_.+-]+")) {
			throw new CommandFailure(ExitStatus.USAGE,
					"A context cannot be called '" + this.name + "': letters, digits and _.+- are allowed");
		}
		NodeAddress address = this.top.node().address();
		if (address.isTls() && this.top.options.cacert == null) {
			throw new CommandFailure(ExitStatus.USAGE,
					"A docker context speaks TLS only with certificates that it is "
							+ "told to trust: name them with --cacert (of public authorities Debian has them in "
							+ "/etc/ssl/certs/ca-certificates.crt)");
		}
		String token = address.isUnix() ? null : this.top.options.token(this.top.surroundings());
		Path folder = (this.folder != null || token == null) ? this.folder : home().resolve(".dockermod");
		List<String> docker = new ArrayList<>(List.of("docker"));
		if (folder != null) {
			docker.addAll(List.of("--config", folder.toString()));
		}
		Path program = this.top.surroundings().program("docker");
		if (this.print || program == null) {
			print(docker, address, token, folder);
			return ExitStatus.DONE;
		}
		if (token != null && folder != null) {
			ClientConfig.putToken(folder, token);
		}
		create(program, docker, address);
		this.top.out().line("The context " + this.name + " is the cluster, asked at " + address + ":");
		this.top.out().now("  " + String.join(" ", docker) + " --context " + this.name + " ps");
		return ExitStatus.DONE;
	}

	private void print(List<String> docker, NodeAddress address, @Nullable String token, @Nullable Path folder) {
		Output out = this.top.out();
		if (token != null && folder != null) {
			out.line("mkdir -p -m 700 " + folder);
			out.line("echo '{\"HttpHeaders\": {\"Authorization\": \"Bearer '\"$" + NodeOptions.TOKEN + "\"'\"}}' > "
					+ folder.resolve("config.json"));
		}
		List<String> words = new ArrayList<>(docker);
		words.addAll(List.of("context", "create", this.name, "--docker", endpoint(address)));
		out.now(String.join(" ", words));
	}

	private String endpoint(NodeAddress address) {
		if (address.isUnix()) {
			return "host=" + address;
		}
		Path cacert = this.top.options.cacert;
		return "host=tcp://" + address.hostAndPort() + ((cacert != null) ? ",ca=" + cacert.toAbsolutePath() : "");
	}

	private void create(Path program, List<String> docker, NodeAddress address) {
		String said = run(program, docker, "create", address);
		if (said != null && said.contains("already exists")) {
			said = run(program, docker, "update", address);
		}
		if (said != null) {
			throw new CommandFailure(ExitStatus.FAILED, "docker could not make the context: " + said.strip());
		}
	}

	/** What docker said, if it failed. */
	private @Nullable String run(Path program, List<String> docker, String verb, NodeAddress address) {
		List<String> words = new ArrayList<>(docker);
		words.set(0, program.toString());
		words.addAll(List.of("context", verb, this.name, "--docker", endpoint(address)));
		try {
			Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
			process.getOutputStream().close();
			String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return (process.waitFor() == 0) ? null : said;
		}
		catch (IOException ex) {
			return ex.getMessage();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "it was interrupted";
		}
	}

	private Path home() {
		String home = this.top.surroundings().variable("HOME");
		return Path.of((home != null) ? home : ".");
	}

}
