package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.SmartLifecycle;

/**
 * The unix socket of this node: a second connector of the web server. Whoever may open
 * the file is served without a token; the file is for the group {@code docker}, if there
 * is one.
 */
final class UnixSocket implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(UnixSocket.class);

	private static final String GROUP = "docker";

	private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwxr-x---");

	private final String path;

	private volatile boolean running;

	UnixSocket(String path) {
		this.path = path;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		String obstacle = this.path.isEmpty() ? "" : prepare(Path.of(this.path));
		if (obstacle == null) {
			factory.addAdditionalConnectors(connector());
			factory.addEngineValves(new SocketCallers(this.path));
		}
		else if (!obstacle.isEmpty()) {
			logger.warn("dockermod.socket is {}, and cannot be made: {}. Docker clients without a token are not served",
					this.path, obstacle);
		}
	}

	/** Take over what a killed node left; never what another process listens on. */
	private static @Nullable String prepare(Path file) {
		Path folder = file.getParent();
		if (folder == null) {
			return "it has no folder";
		}
		try {
			if (!Files.exists(folder)) {
				Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
				Files.setPosixFilePermissions(folder, FOLDER);
				giveToGroup(folder);
			}
			if (!FOLDER.containsAll(Files.getPosixFilePermissions(folder))) {
				// between its making and its mode the file would be open to everybody
				return "others have rights on its folder: take them away with 'chmod o=,g-w', or name another folder";
			}
			if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
				if (isListenedOn(file)) {
					return "another process listens there";
				}
				Files.delete(file);
			}
			return Files.isWritable(folder) ? null : "its folder cannot be written";
		}
		catch (IOException | UnsupportedOperationException ex) {
			return ex.getClass().getSimpleName() + " at " + ex.getMessage();
		}
	}

	private static boolean isListenedOn(Path file) {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
			return channel.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private Connector connector() {
		Connector connector = new Connector(Http11NioProtocol.class.getName());
		connector.setProperty("unixDomainSocketPath", this.path);
		connector.setProperty("unixDomainSocketPathPermissions", "rw-rw----");
		HttpRules.apply(connector);
		connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("socket-handler-"));
		return connector;
	}

	/** After the web server: the file is there. */
	@Override
	public void start() {
		this.running = true;
		Path file = Path.of(this.path);
		if (this.path.isEmpty() || !Files.exists(file)) {
			return;
		}
		if (!giveToGroup(file)) {
			logger.info("{} is for this user only: there is no group {}, or this user may not give the file to it",
					this.path, GROUP);
		}
	}

	private static boolean giveToGroup(Path file) {
		try {
			GroupPrincipal group = file.getFileSystem()
				.getUserPrincipalLookupService()
				.lookupPrincipalByGroupName(GROUP);
			Files.getFileAttributeView(file, PosixFileAttributeView.class).setGroup(group);
			return true;
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MAX_VALUE - 1;
	}

}
