package com.deblox.dockermod.docker;

import com.deblox.dockermod.engine.ApiVersion;
import org.jspecify.annotations.Nullable;

/**
 * The API versions that the daemon speaks, as it said last. A request in another one is
 * sent in the nearest.
 */
final class ApiRange implements EngineListener {

	private volatile @Nullable ApiVersion oldest;

	private volatile @Nullable ApiVersion newest;

	@Nullable ApiVersion clamp(@Nullable ApiVersion wanted) {
		ApiVersion oldest = this.oldest;
		ApiVersion newest = this.newest;
		return (wanted != null && oldest != null && newest != null) ? wanted.clamp(oldest, newest) : wanted;
	}

	@Override
	public void engineUp(EngineInfo info) {
		this.oldest = ApiVersion.parse(info.minApiVersion());
		this.newest = ApiVersion.parse(info.apiVersion());
	}

	@Override
	public void engineDown(String why) {
		// it will speak them again
	}

}
