package com.deblox.dockermod.actions;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A pull's progress: the daemon sends one JSON object after the other.
 */
final class PullProgress {

	private static final JsonFactory JSON = new JsonFactory();

	private PullProgress() {
	}

	/**
	 * The objects as one array, each as the daemon sent it.
	 * @param progress what the daemon sent
	 * @return the array, or {@code null} if that was not JSON
	 */
	static byte @Nullable [] toArray(byte[] progress) {
		JsonBuffer array = new JsonBuffer(progress.length + progress.length / 32 + 16);
		array.write('[');
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), progress)) {
			String separator = "";
			while (parser.nextToken() != null) {
				int start = (int) parser.currentTokenLocation().getByteOffset();
				parser.skipChildren();
				parser.finishToken();
				int end = (int) parser.currentLocation().getByteOffset();
				array.raw(separator).write(progress, start, end - start);
				separator = ",";
			}
		}
		catch (JacksonException ex) {
			return null;
		}
		return array.raw("]").toByteArray();
	}

}
