package com.deblox.dockermod.engine;

/**
 * Who is calling, as far as rights go.
 *
 * @param name the caller's name, for rights and for logs
 */
public record Caller(String name) {

	/** Somebody who knows the cluster's token. */
	public static final Caller TOKEN = new Caller("token");

	/** Somebody on this host, where no token is asked. */
	public static final Caller LOCAL = new Caller("local");

	/** Somebody who may read the metrics, and nothing else. */
	public static final Caller METRICS = new Caller("metrics");

	/** A node, on its own behalf. */
	public static final Caller NODE = new Caller("node");

}
