package com.deblox.dockermod.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A version of the Docker Engine API, as in {@code /v1.41/containers/json}.
 *
 * @param major the number before the dot
 * @param minor the number after it
 */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

	private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

	/**
	 * Read a version.
	 * @param text as in {@code 1.41}
	 * @return the version, or {@code null} if that is none
	 */
	public static @Nullable ApiVersion parse(String text) {
		Matcher matcher = FORM.matcher(text);
		return matcher.matches()
				? new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))) : null;
	}

	/**
	 * The nearest version that somebody speaks.
	 * @param oldest the oldest that he speaks
	 * @param newest the newest
	 * @return this, or the end of the range that it is beyond
	 */
	public ApiVersion clamp(ApiVersion oldest, ApiVersion newest) {
		if (compareTo(newest) > 0) {
			return newest;
		}
		return (compareTo(oldest) < 0) ? oldest : this;
	}

	@Override
	public int compareTo(ApiVersion other) {
		return (this.major != other.major) ? Integer.compare(this.major, other.major)
				: Integer.compare(this.minor, other.minor);
	}

	@Override
	public String toString() {
		return this.major + "." + this.minor;
	}

}
