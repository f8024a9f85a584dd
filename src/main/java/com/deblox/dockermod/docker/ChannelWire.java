package com.deblox.dockermod.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A connection without TLS, to a TCP port or a unix socket.
 *
 * @param channel the connection, blocking
 * @param in what comes
 * @param out what goes
 */
record ChannelWire(SocketChannel channel, InputStream in, OutputStream out) implements Wire {

	/**
	 * Connect.
	 * @param address a unix socket or a TCP port
	 * @param timeout the longest time for that; a unix socket needs none
	 * @return the connection
	 * @throws IOException if there is none
	 */
	static ChannelWire connect(SocketAddress address, Duration timeout) throws IOException {
		SocketChannel channel = (address instanceof UnixDomainSocketAddress)
				? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
		try {
			if (address instanceof InetSocketAddress inet) {
				channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
				channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
				channel.socket().connect(inet, (int) timeout.toMillis());
			}
			else {
				channel.connect(address);
			}
			return new ChannelWire(channel, Channels.newInputStream(channel), Channels.newOutputStream(channel));
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			if (ex instanceof AsynchronousCloseException) {
				throw new SocketException("Closed while connecting");
			}
			throw ex;
		}
	}

	@Override
	public void shutdownOutput() throws IOException {
		this.channel.shutdownOutput();
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
