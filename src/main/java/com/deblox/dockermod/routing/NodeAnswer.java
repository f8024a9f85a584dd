package com.deblox.dockermod.routing;

import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one of several asked nodes said: its daemon's whole answer, or why there is none.
 */
public sealed interface NodeAnswer {

	/**
	 * The node that was asked.
	 * @return its name, or {@code null} if none could be
	 */
	@Nullable NodeName node();

	int status();

	default boolean isError() {
		return status() >= 400;
	}

	/**
	 * What the daemon shows.
	 * @return the body of its 200, or {@code null} if it did not answer so, or not in
	 * JSON
	 */
	default @Nullable JsonNode shown() {
		return null;
	}

	/**
	 * The daemon answered.
	 *
	 * @param node the node that was asked
	 * @param status the daemon's status
	 * @param headers the daemon's headers
	 * @param body the daemon's body; not to be changed
	 */
	record Answered(NodeName node, int status, Map<String, List<String>> headers,
			@SuppressWarnings("ArrayRecordComponent") byte[] body) implements NodeAnswer {

		private static final int CREATED = 201;

		static Answered of(EngineResponse response, int limit) {
			try (response) {
				return new Answered(response.node(), response.status(), response.headers(), response.readBody(limit));
			}
		}

		/**
		 * Whether the daemon has anything of what it was asked for.
		 * @return whether it shows something: one thing, or a list that is not empty
		 */
		public boolean isFilled() {
			JsonNode shown = shown();
			// the list of volumes has an object around it
			return shown != null && !(shown.has("Volumes") ? shown.path("Volumes") : shown).isEmpty();
		}

		@Override
		public @Nullable JsonNode shown() {
			return (this.status == 200) ? json() : null;
		}

		/**
		 * The id of what the daemon made.
		 * @return the id in its 201, or {@code null} if there is none
		 */
		public @Nullable String madeId() {
			JsonNode made = (this.status == CREATED) ? json() : null;
			return (made != null) ? made.path("Id").asString(null) : null;
		}

		private @Nullable JsonNode json() {
			try {
				return JsonMapper.shared().readTree(this.body);
			}
			catch (JacksonException ex) {
				return null;
			}
		}

	}

	/**
	 * No daemon answered.
	 *
	 * @param node the node that was asked, or {@code null} if none could be
	 * @param failure why
	 */
	record Failed(@Nullable NodeName node, EngineException failure) implements NodeAnswer {

		@Override
		public int status() {
			return this.failure.situation().status();
		}

	}

}
