package com.deblox.dockermod.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Bytes that are sent to a server as they are, and what comes back until it closes the
 * connection.
 */
final class RawExchange {

	/** Each request asks that the connection be closed, or is refused so. */
	private static final long LONGEST_SECONDS = 30;

	private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})[ \\r]");

	private RawExchange() {
	}

	static SocketAddress address(String uri) {
		URI parsed = URI.create(uri);
		return uri.startsWith("unix:") ? UnixDomainSocketAddress.of(parsed.getPath())
				: new InetSocketAddress(parsed.getHost(), parsed.getPort());
	}

	static SocketChannel connect(String uri) throws IOException {
		SocketAddress address = address(uri);
		return SocketChannel.open(address);
	}

	/**
	 * Send, and read until the end.
	 * @param uri where to
	 * @param bytes what is sent
	 * @return what came; as far as it came if the connection broke off
	 */
	static String send(String uri, byte[] bytes) {
		try (SocketChannel channel = connect(uri)) {
			StringBuilder answer = new StringBuilder();
			Thread writer = Thread.startVirtualThread(() -> write(channel, bytes));
			FutureTask<String> reading = new FutureTask<>((Callable<String>) () -> read(channel, answer));
			Thread.startVirtualThread(reading);
			try {
				return reading.get(LONGEST_SECONDS, TimeUnit.SECONDS);
			}
			finally {
				writer.interrupt();
			}
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("The connection stayed open", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static void write(SocketChannel channel, byte[] bytes) {
		try {
			ByteBuffer buffer = ByteBuffer.wrap(bytes);
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
		}
		catch (IOException ex) {
			// who refuses early closes early
		}
	}

	private static String read(SocketChannel channel, StringBuilder answer) {
		ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
		try {
			while (channel.read(buffer) >= 0) {
				answer.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
				buffer.clear();
			}
		}
		catch (IOException ex) {
			// broken off: what came is what there is
		}
		return answer.toString();
	}

	/**
	 * The statuses of the answers, of which there may be several.
	 * @param answers what came
	 * @return their statuses
	 */
	static List<Integer> statuses(String answers) {
		return STATUS.matcher(answers).results().map((found) -> Integer.valueOf(found.group(1))).toList();
	}

}
