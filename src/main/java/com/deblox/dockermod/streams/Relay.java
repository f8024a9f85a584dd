package com.deblox.dockermod.streams;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import com.deblox.dockermod.engine.Duplex;
import com.deblox.dockermod.engine.EngineResponse;
import jakarta.servlet.http.WebConnection;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.coyote.http11.upgrade.UpgradeInfo;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries an answer that is a stream, and what the client says meanwhile, once Tomcat has
 * given the connection away. Only so is it seen at once that the client of a silent
 * stream has left. Tomcat's own kind of handler, not the servlet one: that could not
 * close a connection whose client is silent.
 * <p>
 * A virtual thread carries the answer out; what comes in is carried on Tomcat's threads,
 * when it comes. Either ends the other by closing what it waits for.
 */
public final class Relay implements InternalHttpUpgradeHandler {

	private static final Logger logger = LoggerFactory.getLogger(Relay.class);

	private static final int SMALL = 4 * 1024;

	private static final byte[] LAST_CHUNK = { '0', '\r', '\n', '\r', '\n' };

	private @Nullable EngineResponse answer;

	private boolean chunked;

	private volatile boolean carried;

	/** This node ends it, in place of who gives the answer. */
	private volatile boolean ending;

	private @Nullable OpenRelays open;

	private @Nullable SocketWrapperBase<?> client;

	/**
	 * Say what is to be carried; before Tomcat gives the connection away.
	 * @param answer the answer; is closed when either side has ended
	 * @param chunked whether its body goes in chunks
	 */
	void carry(EngineResponse answer, boolean chunked) {
		this.answer = answer;
		this.chunked = chunked;
	}

	/**
	 * Say to what it belongs until it has ended.
	 * @param open the streams of this node
	 * @param endless whether it goes on for as long as both sides like
	 */
	void isOneOf(OpenRelays open, boolean endless) {
		this.open = open;
		open.add(this, endless);
		if (this.answer != null) {
			this.answer.whenClosed(() -> {
				if (!this.ending) {
					open.remove(this);
				}
			});
		}
	}

	/** End it, as if the answer had come to its end: whole, as far as it goes. */
	void end() {
		this.ending = true;
		destroy();
	}

	@Override
	public void setSocketWrapper(SocketWrapperBase<?> client) {
		this.client = client;
	}

	@Override
	public void init(@Nullable WebConnection unused) {
		EngineResponse answer = this.answer;
		SocketWrapperBase<?> client = this.client;
		if (answer != null && client != null) {
			RelayOutput output = RelayOutput.of(client);
			// a client that takes nothing holds back the thread that would see the end
			answer.whenClosed(() -> {
				if (!this.carried && !this.ending) {
					output.cut();
				}
			});
			Thread.ofVirtual().name("relay").start(() -> carryOut(answer, output));
		}
	}

	private void carryOut(EngineResponse answer, RelayOutput output) {
		try (answer) {
			InputStream in = answer.body();
			Piece piece = new Piece();
			while (next(piece, in)) {
				output.write(piece.out(this.chunked));
			}
			if (this.chunked) {
				output.write(ByteBuffer.wrap(LAST_CHUNK));
			}
			this.carried = true;
		}
		catch (IOException | RuntimeException ex) {
			// a daemon that broke off, or a client that left: the cut is what is seen
			logger.debug("A stream of {} broke off: {}", answer.node(), ex.toString());
		}
		finally {
			output.close();
			OpenRelays open = this.open;
			if (open != null) {
				open.remove(this);
			}
		}
	}

	private boolean next(Piece piece, InputStream in) throws IOException {
		try {
			return piece.read(in);
		}
		catch (IOException ex) {
			if (this.ending) {
				return false;
			}
			throw ex;
		}
	}

	@Override
	public SocketState upgradeDispatch(SocketEvent event) {
		EngineResponse answer = this.answer;
		SocketWrapperBase<?> client = this.client;
		if (answer == null || client == null || event != SocketEvent.OPEN_READ) {
			destroy();
			return SocketState.CLOSED;
		}
		try {
			if (carryIn(answer.duplex(), client)) {
				return SocketState.UPGRADED;
			}
			// not to be asked again: its end would be there for ever
			return SocketState.SUSPENDED;
		}
		catch (IOException ex) {
			answer.close();
			return SocketState.SUSPENDED;
		}
	}

	/** Whether more may come. */
	private boolean carryIn(@Nullable Duplex duplex, SocketWrapperBase<?> client) throws IOException {
		byte[] bytes = new byte[SMALL];
		int read = read(client, bytes);
		while (read > 0) {
			if (duplex != null) {
				duplex.output().write(bytes, 0, read);
			}
			read = read(client, bytes);
		}
		if (read < 0 && duplex == null) {
			throw new EOFException("The client left");
		}
		if (read < 0 && duplex != null) {
			duplex.shutdownOutput();
		}
		return read == 0;
	}

	/** Tomcat throws where a stream of others ends; with TLS, whatever it has at hand. */
	private static int read(SocketWrapperBase<?> client, byte[] bytes) throws IOException {
		try {
			return client.read(false, bytes, 0, bytes.length);
		}
		catch (EOFException ex) {
			return -1;
		}
		catch (IOException ex) {
			if (client.getSocket() instanceof SecureNioChannel channel && channel.getSslEngine().isInboundDone()) {
				return -1;
			}
			throw ex;
		}
	}

	@Override
	public void destroy() {
		EngineResponse answer = this.answer;
		if (answer != null) {
			answer.close();
		}
	}

	@Override
	public void pause() {
		// streams go on until the server stops
	}

	@Override
	public void timeoutAsync(long now) {
		// a stream may be silent for as long as it likes
	}

	@Override
	public boolean hasAsyncIO() {
		return false;
	}

	@Override
	public void setSslSupport(SSLSupport sslSupport) {
		// nothing of it is asked for
	}

	@Override
	public @Nullable UpgradeInfo getUpgradeInfo() {
		return null;
	}

}
