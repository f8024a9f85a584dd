package com.deblox.dockermod.command;

import java.util.concurrent.Callable;

import com.deblox.dockermod.joining.ClusterFolder;
import com.deblox.dockermod.joining.ClusterSettings;
import com.deblox.dockermod.joining.Invitation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * {@code dockermod cluster invite}.
 */
@Command(name = "invite",
		description = "Prints one line for the standard input of 'dockermod cluster join' on another host. It holds the "
				+ "secret and the token: who has it is root on every host of the cluster.")
final class ClusterInviteCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private ClusterCommand cluster;

	@Override
	public Integer call() {
		ClusterFolder folder = this.cluster.folder();
		if (!folder.isMember()) {
			throw new CommandFailure(ExitStatus.FAILED, "There is no cluster.yaml in " + folder
					+ ": 'dockermod cluster create' makes this host the first of a cluster");
		}
		ClusterSettings settings = folder.settings();
		Invitation invitation = new Invitation(settings.cluster(), settings.port(), settings.memberPort(),
				folder.members(), folder.secret(), folder.token());
		this.cluster.top().out().now(invitation.text());
		return ExitStatus.DONE;
	}

}
