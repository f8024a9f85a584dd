package com.deblox.dockermod.docker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * One connection to something that speaks HTTP: a daemon, or a peer. Closing it from
 * another thread ends whatever waits for it.
 */
public interface Wire extends Closeable {

	/**
	 * What comes; unbuffered.
	 * @return the stream
	 */
	InputStream in();

	/**
	 * What goes; unbuffered.
	 * @return the stream
	 */
	OutputStream out();

	/**
	 * The end of what goes; what comes goes on.
	 * @throws IOException if the connection is broken
	 */
	void shutdownOutput() throws IOException;

}
