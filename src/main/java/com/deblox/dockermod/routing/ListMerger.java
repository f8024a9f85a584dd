package com.deblox.dockermod.routing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Joins the lists of several nodes into one. Each item is told where it comes from; apart
 * from that its bytes stay as the daemon sent them.
 */
public final class ListMerger {

	private static final JsonFactory JSON = new JsonFactory();

	private static final int NO_LIST = 502;

	private ListMerger() {
	}

	/**
	 * Join.
	 * @param answers each node's answer, of which those that are lists are joined
	 * @return the list, and what each node added to it
	 */
	public static Merged merge(List<NodeAnswer> answers) {
		ByteArrayOutputStream items = new ByteArrayOutputStream(sizeOf(answers));
		items.write('[');
		List<Part> parts = new ArrayList<>(answers.size());
		for (NodeAnswer answer : answers) {
			parts.add(switch (answer) {
				case NodeAnswer.Failed failed ->
					new Part(failed.node(), failed.status(), 0, failed.failure().getMessage());
				case NodeAnswer.Answered error when error.isError() ->
					new Part(error.node(), error.status(), 0, DaemonMessage.of(error));
				case NodeAnswer.Answered list -> add(list, items);
			});
		}
		items.write(']');
		return new Merged(items.toByteArray(), List.copyOf(parts));
	}

	private static Part add(NodeAnswer.Answered list, ByteArrayOutputStream items) {
		int before = items.size();
		ByteArrayOutputStream own = new ByteArrayOutputStream(list.body().length * 9 / 8 + 64);
		try {
			int count = copy(list, own);
			if (count > 0) {
				if (before > 1) {
					items.write(',');
				}
				own.writeTo(items);
			}
			return new Part(list.node(), list.status(), count, null);
		}
		catch (JacksonException | IOException ex) {
			return new Part(list.node(), NO_LIST, 0,
					"The Docker engine of " + list.node() + " sent something that is not a list");
		}
	}

	/** The items between the brackets; returns their number. */
	private static int copy(NodeAnswer.Answered list, ByteArrayOutputStream out) {
		byte[] body = list.body();
		byte[] whole = addition(list.node(), ",");
		byte[] only = addition(list.node(), "");
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
			JsonToken first = parser.nextToken();
			if (first == JsonToken.VALUE_NULL) {
				return 0;
			}
			if (first != JsonToken.START_ARRAY) {
				throw new StreamReadException(parser, "Not an array");
			}
			int copied = (int) parser.currentLocation().getByteOffset();
			int count = 0;
			for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
				count++;
				if (token == JsonToken.START_OBJECT) {
					int inside = (int) parser.currentLocation().getByteOffset();
					out.write(body, copied, inside - copied);
					copied = inside;
					boolean empty = parser.nextToken() == JsonToken.END_OBJECT;
					out.writeBytes(empty ? only : whole);
					skip(parser, empty);
				}
				else {
					parser.skipChildren();
				}
			}
			int end = (int) parser.currentTokenLocation().getByteOffset();
			out.write(body, copied, end - copied);
			return count;
		}
	}

	/** From an object's first name to its end. */
	private static void skip(JsonParser parser, boolean atEnd) {
		for (JsonToken token = parser.currentToken(); !atEnd
				&& token != JsonToken.END_OBJECT; token = parser.nextToken()) {
			parser.skipChildren();
		}
	}

	private static byte[] addition(NodeName node, String separator) {
		return ("\"dockerInstance\":\"" + node + '"' + separator).getBytes(StandardCharsets.UTF_8);
	}

	private static int sizeOf(List<NodeAnswer> answers) {
		int size = 16;
		for (NodeAnswer answer : answers) {
			size += (answer instanceof NodeAnswer.Answered answered) ? answered.body().length : 0;
		}
		return size + size / 8;
	}

	/**
	 * Several nodes' lists as one.
	 *
	 * @param items the JSON array
	 * @param parts what each node added, or why it added nothing
	 */
	public record Merged(@SuppressWarnings("ArrayRecordComponent") byte[] items, List<Part> parts) {

		public boolean isComplete() {
			return this.parts.stream().allMatch((part) -> part.error() == null);
		}

	}

	/**
	 * What one node added.
	 *
	 * @param node the node, or {@code null} if none could be asked
	 * @param status the daemon's status, or that of the failure
	 * @param count how many items
	 * @param error why there are none, or {@code null}
	 */
	public record Part(@Nullable NodeName node, int status, int count, @Nullable String error) {
	}

}
