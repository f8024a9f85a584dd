package com.deblox.dockermod.engine;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The way back of a connection that was hijacked; the way here is the answer's body.
 */
public interface Duplex {

	/**
	 * What is written goes to the container's input; unbuffered.
	 * @return the stream
	 */
	OutputStream output();

	/**
	 * The container's input ends; its output goes on.
	 * @throws IOException if the connection is broken
	 */
	void shutdownOutput() throws IOException;

}
