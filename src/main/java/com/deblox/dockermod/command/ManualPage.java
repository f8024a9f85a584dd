package com.deblox.dockermod.command;

import java.util.List;
import java.util.Map;

import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page, from what the commands say of themselves. The same commands make the
 * same page: there is no date in it.
 */
final class ManualPage {

	private static final Map<String, String> ENVIRONMENT = Map.of(NodeOptions.NODE,
			"The node to ask, as --node says it.", NodeOptions.TOKEN, "The token that the node wants to hear.",
			NodeOptions.TOKEN_FILE, "The file that holds the token, as --token-file says it.", "NO_COLOR",
			"Where it is set, no colours are printed.");

	private static final Map<String, String> FILES = Map.of("/etc/dockermod/application.yaml",
			"The settings of this host's node, each explained.", "/etc/dockermod/hazelcast.yaml",
			"How the nodes find each other.", "/etc/dockermod/templates/", "Container templates, a JSON file each.",
			"/etc/dockermod/secret, /etc/dockermod/token", "The cluster's secret, and the token of its callers.",
			"/etc/default/dockermod", "Options of the node's Java.", "/run/dockermod/docker.sock",
			"Where this host's node answers Docker clients and this command.", "/usr/share/doc/dockermod/",
			"What DockerMod is made of, and what is new.");

	private final String version;

	private final Roff roff = new Roff();

	ManualPage(String version) {
		this.version = version;
	}

	String of(CommandSpec top) {
		this.roff.title("DOCKERMOD", "1", "DockerMod " + this.version);
		this.roff.section("NAME").text(top.name() + " - Many Docker hosts, one Docker");
		this.roff.section("SYNOPSIS").synopsis(top.name(), "[OPTION...] COMMAND [ARGUMENT...]");
		this.roff.section("DESCRIPTION").text(sentence(top.usageMessage().description()));
		this.roff.section("OPTIONS").text("Of every command:");
		top.options().forEach(this::option);
		this.roff.section("COMMANDS");
		commands(top);
		exitStatus(top);
		terms("ENVIRONMENT", ENVIRONMENT);
		terms("FILES", FILES);
		this.roff.section("SEE ALSO")
			.text("docker(1), systemctl(1), journalctl(1). The node is the service dockermod.service: systemctl status "
					+ "dockermod tells how it is, journalctl -u dockermod what it says.");
		return this.roff.toString();
	}

	private void commands(CommandSpec parent) {
		parent.subcommands().values().stream().map((line) -> line.getCommandSpec()).distinct().forEach((command) -> {
			if (!command.usageMessage().hidden()) {
				command(command);
				commands(command);
			}
		});
	}

	private void command(CommandSpec command) {
		List<OptionSpec> own = command.options().stream().filter((option) -> !option.inherited()).toList();
		StringBuilder words = new StringBuilder(isOnlyHelp(own) ? "" : "[OPTION...]");
		for (PositionalParamSpec parameter : command.positionalParameters()) {
			words.append(' ').append(label(parameter));
		}
		if (!command.subcommands().isEmpty()) {
			words.append(" COMMAND");
		}
		this.roff.subsection(command.qualifiedName()).synopsis(command.qualifiedName(), words.toString().strip());
		this.roff.paragraph().text(sentence(command.usageMessage().description()));
		command.positionalParameters()
			.forEach((parameter) -> this.roff.term(label(parameter)).text(sentence(parameter.description())));
		own.stream().filter((option) -> !isHelp(option)).forEach(this::option);
	}

	private void option(OptionSpec option) {
		if (!option.hidden()) {
			this.roff.term(String.join(", ", option.names()) + label(option)).text(sentence(option.description()));
		}
	}

	private void exitStatus(CommandSpec top) {
		this.roff.section("EXIT STATUS");
		top.usageMessage().exitCodeList().forEach((status, meaning) -> this.roff.term(status).text(meaning));
		this.roff.paragraph().text("Where a command has others, its --help names them.");
	}

	private void terms(String section, Map<String, String> terms) {
		this.roff.section(section);
		terms.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.forEach((term) -> this.roff.term(term.getKey()).text(term.getValue()));
	}

	private static boolean isOnlyHelp(List<OptionSpec> options) {
		return options.stream().allMatch(ManualPage::isHelp);
	}

	private static boolean isHelp(OptionSpec option) {
		return option.usageHelp() || option.versionHelp();
	}

	private static String label(ArgSpec argument) {
		return new Help(argument.command(), Help.Ansi.OFF).parameterLabelRenderer()
			.renderParameterLabel(argument, Help.Ansi.OFF, List.of())
			.toString();
	}

	private static String sentence(String[] lines) {
		return String.join(" ", lines);
	}

}
