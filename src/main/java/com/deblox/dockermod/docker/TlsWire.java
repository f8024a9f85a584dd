package com.deblox.dockermod.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A connection with TLS; the other side's certificate must be for the host that was
 * dialled.
 *
 * @param socket the connection
 * @param in what comes
 * @param out what goes
 */
record TlsWire(SSLSocket socket, InputStream in, OutputStream out) implements Wire {

	static TlsWire connect(InetSocketAddress address, SSLContext context, Duration timeout) throws IOException {
		Socket plain = new Socket();
		try {
			plain.setTcpNoDelay(true);
			plain.setKeepAlive(true);
			plain.connect(address, (int) timeout.toMillis());
			SSLSocket socket = (SSLSocket) context.getSocketFactory()
				.createSocket(plain, address.getHostString(), address.getPort(), true);
			SSLParameters parameters = socket.getSSLParameters();
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
			socket.setSSLParameters(parameters);
			socket.setSoTimeout((int) timeout.toMillis());
			socket.startHandshake();
			socket.setSoTimeout(0);
			return new TlsWire(socket, socket.getInputStream(), socket.getOutputStream());
		}
		catch (IOException | RuntimeException ex) {
			plain.close();
			throw ex;
		}
	}

	@Override
	public void shutdownOutput() throws IOException {
		this.socket.shutdownOutput();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
