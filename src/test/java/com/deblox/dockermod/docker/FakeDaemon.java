package com.deblox.dockermod.docker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * A daemon that answers as it is told, on a unix socket or on an ephemeral port of
 * loopback. It can be stopped, with all its connections, and started again.
 */
final class FakeDaemon implements AutoCloseable {

	final List<Received> received = new CopyOnWriteArrayList<>();

	private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

	private volatile SocketAddress address;

	private volatile @Nullable ServerSocketChannel server;

	private volatile @Nullable Thread acceptor;

	private volatile Handler handler = (request, exchange) -> exchange.answer(200, "{}");

	private FakeDaemon(SocketAddress address) {
		this.address = address;
		start();
	}

	static FakeDaemon onSocket(Path folder) {
		return new FakeDaemon(UnixDomainSocketAddress.of(folder.resolve("docker.sock")));
	}

	static FakeDaemon onLoopback() {
		return new FakeDaemon(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
	}

	DockerProperties properties() {
		URI host = URI.create((this.address instanceof InetSocketAddress tcp) ? "tcp://127.0.0.1:" + tcp.getPort()
				: "unix://" + this.address);
		return new DockerProperties(host, null, 128, 16);
	}

	/** From now on requests are answered so. */
	void answers(Handler handler) {
		this.handler = handler;
	}

	int connections() {
		return this.open.size();
	}

	void start() {
		try {
			ServerSocketChannel server = (this.address instanceof UnixDomainSocketAddress)
					? ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX) : ServerSocketChannel.open();
			server.bind(this.address);
			this.address = server.getLocalAddress();
			this.server = server;
			this.acceptor = Thread.startVirtualThread(() -> accept(server));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Close the listener and every connection, as a daemon does that ends. */
	void stop() {
		try {
			ServerSocketChannel server = this.server;
			if (server != null) {
				server.close();
			}
			// until then it may still accept
			Thread acceptor = this.acceptor;
			if (acceptor != null) {
				acceptor.join();
			}
			if (this.address instanceof UnixDomainSocketAddress unix) {
				Files.deleteIfExists(unix.getPath());
			}
			for (SocketChannel connection : this.open) {
				connection.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		stop();
	}

	private void accept(ServerSocketChannel server) {
		try {
			while (true) {
				SocketChannel connection = server.accept();
				this.open.add(connection);
				Thread.startVirtualThread(() -> serve(connection));
			}
		}
		catch (IOException ex) {
			// stopped
		}
	}

	private void serve(SocketChannel connection) {
		try (connection) {
			InputStream in = new BufferedInputStream(Channels.newInputStream(connection));
			for (Received request = read(in); request != null; request = read(in)) {
				this.received.add(request);
				this.handler.handle(request, new FakeExchange(connection, in));
			}
		}
		catch (IOException | InterruptedException ex) {
			// the caller left, or the daemon was stopped
		}
		finally {
			this.open.remove(connection);
		}
	}

	private static @Nullable Received read(InputStream in) throws IOException {
		String head = line(in);
		if (head.isEmpty()) {
			return null;
		}
		Map<String, String> headers = new TreeMap<>();
		for (String line = line(in); !line.isEmpty(); line = line(in)) {
			int colon = line.indexOf(':');
			headers.merge(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip(),
					(first, next) -> first + "|" + next);
		}
		byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
		String[] words = head.split(" ", -1);
		return new Received(words[0], words[1], headers, new String(body, StandardCharsets.UTF_8));
	}

	private static String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
			line.append((char) c);
		}
		return line.toString().strip();
	}

	/** Answers one request; on a thread of its own. */
	interface Handler {

		void handle(Received request, FakeExchange exchange) throws IOException, InterruptedException;

	}

	/**
	 * What the daemon was asked; the values of a header that came twice have | between.
	 */
	record Received(String method, String path, Map<String, String> headers, String body) {
	}

}
