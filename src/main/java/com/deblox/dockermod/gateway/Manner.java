package com.deblox.dockermod.gateway;

/**
 * How the requests of a route travel, and how long their answer's head may take.
 */
enum Manner {

	/** Question and answer, which the daemon has at once. */
	READ,

	/** Question and answer; the daemon may work for some seconds. */
	CHANGE,

	/** As a change, and the time that a container is given to stop. */
	STOP,

	/** The answer is streamed, and begins at once. */
	FOLLOW,

	/** The answer is streamed, and may begin as late as it likes. */
	WORK,

	/** The body is streamed, too. */
	UPLOAD,

	/** The connection becomes another, if the client and the daemon agree on that. */
	HIJACK

}
