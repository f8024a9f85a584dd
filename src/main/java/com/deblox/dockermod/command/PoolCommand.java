package com.deblox.dockermod.command;

import java.util.concurrent.Callable;

import com.deblox.dockermod.engine.DockerPath;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * What is one word about one node: {@code undrain}, {@code register}, {@code unregister}.
 */
@Command
final class PoolCommand implements Callable<Integer> {

	private final String word;

	private final String done;

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private DockerModCommand top;

	@Parameters(paramLabel = "NODE", description = "The node's name, as 'dockermod nodes' lists it")
	private String node = "";

	private PoolCommand(String word, String done) {
		this.word = word;
		this.done = done;
	}

	static void addTo(CommandLine line) {
		add(line, "undrain", "Lets a node take new containers again.", " takes new containers again.");
		add(line, "register", "Puts a node (back) into the pool.", " is in the pool.");
		add(line, "unregister", "Takes a node out of the pool: no new containers, absent from lists; its containers "
				+ "run on. A lost node is forgotten.", " is out of the pool.");
	}

	private static void add(CommandLine line, String word, String does, String done) {
		CommandLine command = new CommandLine(new PoolCommand(word, done));
		command.getCommandSpec().usageMessage().description(does);
		line.addSubcommand(word, command);
	}

	@Override
	public Integer call() {
		this.top.node().post(DockerPath.of("cluster", "nodes", this.node, this.word));
		this.top.out().now(this.node + this.done);
		return ExitStatus.DONE;
	}

}
