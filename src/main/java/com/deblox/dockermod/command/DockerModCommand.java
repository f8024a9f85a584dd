package com.deblox.dockermod.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.joining.JoiningException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command for people. Starts nothing of a node: no Spring, no Hazelcast.
 */
@Command(name = "dockermod", versionProvider = Version.class, mixinStandardHelpOptions = true,
		synopsisSubcommandLabel = "COMMAND", scope = CommandLine.ScopeType.INHERIT, sortOptions = false,
		usageHelpAutoWidth = true, optionListHeading = "%nOptions:%n", commandListHeading = "%nCommands:%n",
		exitCodeListHeading = ExitStatus.HEADING,
		exitCodeList = { "0:done", "1:it failed, or the node refused it", "2:used wrongly", "3:no node answered" },
		description = "Many Docker hosts, one Docker: asks a node of the cluster. What the docker command does well is left "
				+ "to it; without a command, a node starts.")
final class DockerModCommand implements Runnable {

	private static final List<String> OPTIONS = List.of("--help", "-h", "--version", "-V", "--node", "--token-file",
			"--cacert");

	private final Surroundings surroundings;

	private final Output out;

	private final Output err;

	@Mixin
	NodeOptions options = new NodeOptions();

	@Spec
	@Nullable CommandSpec spec;

	private @Nullable NodeClient client;

	DockerModCommand(Surroundings surroundings) {
		this.surroundings = surroundings;
		this.out = new Output(surroundings.out());
		this.err = new Output(surroundings.err());
	}

	/**
	 * Whether the words are a command: a word first, or an option of the command. What
	 * else there is are options of Spring, for a node.
	 * @param args the command line
	 * @return {@code false} where a node is to start
	 */
	static boolean isMeant(String... args) {
		if (args.length == 0) {
			return false;
		}
		int equals = args[0].indexOf('=');
		String first = (equals > 0) ? args[0].substring(0, equals) : args[0];
		return !first.startsWith("-") || OPTIONS.contains(first);
	}

	CommandLine line() {
		CommandLine line = new CommandLine(this).addSubcommand(new NodesCommand())
			.addSubcommand(new PsCommand())
			.addSubcommand(new LogsCommand())
			.addSubcommand(new EventsCommand())
			.addSubcommand(new DrainCommand());
		PoolCommand.addTo(line);
		line.addSubcommand(new DoctorCommand())
			.addSubcommand(ClusterCommand.line())
			.addSubcommand(new ContextCommand())
			.addSubcommand(new CompletionCommand())
			.addSubcommand(new ManualCommand());
		line.setOut(writer(this.surroundings.out()));
		line.setErr(writer(this.surroundings.err()));
		line.setExecutionExceptionHandler((ex, failed, result) -> ended(ex));
		line.setParameterExceptionHandler((ex, args) -> misused(ex));
		line.setCaseInsensitiveEnumValuesAllowed(true);
		return line;
	}

	private static PrintWriter writer(java.io.OutputStream out) {
		return new PrintWriter(out, true, StandardCharsets.UTF_8);
	}

	/**
	 * Run a command to its end.
	 * @param args the words
	 * @return the exit status
	 */
	int run(String... args) {
		try {
			return line().execute(args);
		}
		finally {
			if (this.client != null) {
				this.client.close();
			}
		}
	}

	private int ended(Exception ex) {
		if (ex instanceof Output.ClosedPipe) {
			return ExitStatus.CLOSED_PIPE;
		}
		try {
			this.out.flush();
			if (ex instanceof CommandFailure failure) {
				this.err.now(failure.getMessage());
				return failure.status();
			}
			if (ex instanceof JoiningException refused) {
				this.err.now(refused.getMessage());
				return ExitStatus.FAILED;
			}
			if (ex instanceof EngineException refused) {
				this.err.now(refused.getMessage());
				return ExitStatus.USAGE;
			}
			this.err.now("This is a defect of the command: " + ex);
			return ExitStatus.FAILED;
		}
		catch (Output.ClosedPipe closed) {
			return ExitStatus.CLOSED_PIPE;
		}
	}

	private int misused(ParameterException ex) {
		if (ex instanceof CommandLine.UnmatchedArgumentException unmatched && ex.getCommandLine().getParent() == null
				&& !unmatched.isUnknownOption()) {
			this.err.now("There is no command '" + unmatched.getUnmatched().getFirst() + "': there are "
					+ String.join(", ", ex.getCommandLine().getSubcommands().keySet()));
			return ExitStatus.USAGE;
		}
		String help = ex.getCommandLine().getCommandSpec().qualifiedName() + " --help";
		this.err.now(ex.getMessage() + ": '" + help + "' tells what is allowed");
		return ExitStatus.USAGE;
	}

	/** Options without a command. */
	@Override
	public void run() {
		throw new CommandFailure(ExitStatus.USAGE, "A command is missing: 'dockermod --help' lists them");
	}

	Surroundings surroundings() {
		return this.surroundings;
	}

	Output out() {
		return this.out;
	}

	Output err() {
		return this.err;
	}

	/**
	 * The node that is asked.
	 * @return a client, closed when the command ends
	 */
	NodeClient node() {
		NodeClient client = this.client;
		if (client == null) {
			NodeAddress address = this.options.address(this.surroundings);
			client = new NodeClient(address, address.dialler(this.options.cacert),
					this.options.token(this.surroundings));
			this.client = client;
		}
		return client;
	}

}
