package com.deblox.dockermod.security;

/**
 * The tokens that callers may send. Threads may share it.
 */
@FunctionalInterface
interface Tokens {

	/**
	 * Whether this is one of the tokens; takes as long for a wrong one as for a right
	 * one.
	 * @param presented what a caller sent
	 * @return whether the caller may be served
	 */
	boolean accept(byte[] presented);

}
