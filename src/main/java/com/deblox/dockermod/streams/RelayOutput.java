package com.deblox.dockermod.streams;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * The way out to a client. Without TLS what its socket takes at once does not go through
 * Tomcat's buffer, which is small.
 * <p>
 * Only who writes may have Tomcat close the connection: it uses what belongs to it for
 * the next one.
 *
 * @param client Tomcat's connection
 * @param socket the client's socket, or {@code null} where Tomcat has it otherwise
 * @param plain whether bytes go as they are
 */
record RelayOutput(SocketWrapperBase<?> client, @Nullable SocketChannel socket, boolean plain) {

	static RelayOutput of(SocketWrapperBase<?> client) {
		return (client.getSocket() instanceof NioChannel channel)
				? new RelayOutput(client, channel.getIOChannel(), !(channel instanceof SecureNioChannel))
				: new RelayOutput(client, null, false);
	}

	/**
	 * Write, however long the client takes.
	 * @param bytes what
	 * @throws IOException if the client left, or was cut off
	 */
	void write(ByteBuffer bytes) throws IOException {
		if (this.plain && this.socket != null) {
			this.socket.write(bytes);
		}
		if (bytes.hasRemaining()) {
			this.client.write(true, bytes);
			this.client.flush(true);
		}
	}

	/**
	 * Close, after the last write. What a selector watches is only half closed until that
	 * looks next, up to a second later: till then a client could go on writing to nobody.
	 */
	void close() {
		this.client.close();
		if (this.client instanceof NioEndpoint.NioSocketWrapper watched) {
			watched.getPoller().getSelector().wakeup();
		}
	}

	/** Whatever is being written ends, from any thread. */
	void cut() {
		try {
			if (this.socket != null) {
				this.socket.shutdownInput();
				this.socket.shutdownOutput();
			}
		}
		catch (IOException ex) {
			// it has ended
		}
	}

}
