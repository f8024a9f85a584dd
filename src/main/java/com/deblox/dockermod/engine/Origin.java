package com.deblox.dockermod.engine;

/**
 * Where a request comes from.
 *
 * @param caller who asks
 * @param id under which request id
 */
public record Origin(Caller caller, RequestId id) {

	/**
	 * What the node itself asks, on nobody's behalf.
	 * @return a new origin
	 */
	public static Origin ofNode() {
		return new Origin(Caller.NODE, RequestId.random());
	}

}
