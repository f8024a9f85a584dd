package com.deblox.dockermod.routing;

/**
 * An image, as people write it.
 *
 * @param name the repository, with its registry
 * @param tag the tag or digest, {@code latest} if none was given
 */
public record ImageReference(String name, String tag) {

	/**
	 * Read what people write: {@code ubuntu}, {@code host:5000/app:1.2},
	 * {@code app@sha256:…}.
	 * @param text the reference
	 * @return its parts
	 */
	public static ImageReference parse(String text) {
		int digest = text.indexOf('@');
		if (digest >= 0) {
			return new ImageReference(text.substring(0, digest), text.substring(digest + 1));
		}
		int colon = text.lastIndexOf(':');
		if (colon > text.lastIndexOf('/')) {
			return new ImageReference(text.substring(0, colon), text.substring(colon + 1));
		}
		return new ImageReference(text, "latest");
	}

}
