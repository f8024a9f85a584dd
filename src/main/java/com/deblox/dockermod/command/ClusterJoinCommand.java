package com.deblox.dockermod.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.deblox.dockermod.docker.HostAddress;
import com.deblox.dockermod.joining.ClusterFolder;
import com.deblox.dockermod.joining.ClusterSettings;
import com.deblox.dockermod.joining.Invitation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * {@code dockermod cluster join}.
 */
@Command(name = "join",
		description = "Makes this host one more of a cluster. What it must know comes on standard input, or in a file: the "
				+ "line that 'dockermod cluster invite' prints on a host of the cluster.")
final class ClusterJoinCommand implements Callable<Integer> {

	private static final int LONGEST = 64 * 1024;

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private ClusterCommand cluster;

	@Mixin
	@SuppressWarnings("NullAway.Init")
	private InterfaceOption networkInterface;

	@Parameters(arity = "0..1", paramLabel = "FILE", description = "Holds the invitation, in place of standard input")
	private @Nullable Path file;

	@Override
	public Integer call() {
		ClusterFolder folder = this.cluster.folder();
		folder.requireWritable();
		HostAddress address = this.networkInterface.address();
		Invitation invitation = Invitation.parse(read());
		Output out = this.cluster.top().out();
		ClusterSettings settings = new ClusterSettings(invitation.cluster(), address.address(), invitation.port(),
				invitation.memberPort(), invitation.members());
		folder.requireFree();
		if (folder.isMember()) {
			requireSame(folder, invitation);
			ClusterSettings now = folder.settings();
			if (now.address().equals(settings.address()) && now.port() == settings.port()
					&& now.memberPort() == settings.memberPort()) {
				out.now("This host is of the cluster " + invitation.cluster() + " already: nothing was changed.");
				return ExitStatus.DONE;
			}
		}
		else {
			LanAddress.requireFree(address, settings.port());
			LanAddress.requireFree(address, settings.memberPort());
		}
		Arrival arrival = new Arrival(this.cluster.top(), folder, settings);
		arrival.requireReachable();
		folder.write(settings, invitation.secret(), invitation.token());
		out.now("Wrote " + folder + "/secret, token and cluster.yaml.");
		arrival.restart(true);
		return ExitStatus.DONE;
	}

	private static void requireSame(ClusterFolder folder, Invitation invitation) {
		if (!folder.secret().equals(invitation.secret())) {
			throw new CommandFailure(ExitStatus.FAILED, "This host is of another cluster, "
					+ folder.settings().cluster() + ": 'dockermod cluster leave' ends that; nothing was changed");
		}
	}

	private String read() {
		Path file = this.file;
		try (InputStream in = (file != null) ? Files.newInputStream(file) : standardInput()) {
			return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new CommandFailure(ExitStatus.USAGE, "The invitation cannot be read from "
					+ ((file != null) ? file.toString() : "standard input") + " (" + ex.getMessage() + ")", ex);
		}
	}

	/** Somebody who pastes it does not leave it on the screen. */
	private InputStream standardInput() {
		Surroundings surroundings = this.cluster.top().surroundings();
		char[] pasted = surroundings.hidden("Paste the invitation, and press Enter: ");
		return (pasted != null)
				? new java.io.ByteArrayInputStream(String.valueOf(pasted).getBytes(StandardCharsets.UTF_8))
				: surroundings.in();
	}

}
