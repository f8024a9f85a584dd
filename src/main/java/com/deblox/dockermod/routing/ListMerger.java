package com.deblox.dockermod.routing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Joins the lists of several nodes into one. Each item is told where it comes from; apart
 * from that its bytes stay as the daemon sent them.
 */
public final class ListMerger {

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
		try {
			JsonSlice sent = JsonSlice.of(list.body());
			if (!sent.isArray() && !sent.isNull()) {
				throw new IllegalArgumentException("Not a list");
			}
			List<JsonSlice> own = sent.items();
			if (!own.isEmpty()) {
				if (items.size() > 1) {
					items.write(',');
				}
				copy(sent, own, list.node(), items);
			}
			return new Part(list.node(), list.status(), own.size(), null);
		}
		catch (JacksonException | IllegalArgumentException ex) {
			return new Part(list.node(), NO_LIST, 0,
					"The Docker engine of " + list.node() + " sent something that is not a list");
		}
	}

	/** All between the list's brackets. */
	private static void copy(JsonSlice list, List<JsonSlice> items, NodeName node, ByteArrayOutputStream out) {
		byte[] only = ("\"dockerInstance\":\"" + node + '"').getBytes(StandardCharsets.UTF_8);
		int copied = list.start() + 1;
		for (JsonSlice item : items) {
			if (item.isObject()) {
				int inside = item.start() + 1;
				list.copy(copied, inside, out);
				copied = inside;
				out.writeBytes(only);
				if (!item.isEmpty()) {
					out.write(',');
				}
			}
		}
		list.copy(copied, list.end() - 1, out);
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
