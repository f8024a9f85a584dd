package com.deblox.dockermod.actions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * What a container wrote, taken apart. Without a terminal the daemon sends frames of both
 * streams, each with a head of eight bytes: the stream, three zeros, the length.
 */
final class LogStreams {

	private static final int HEAD = 8;

	private static final int STDERR = 2;

	private final NewestBytes stdout;

	private final NewestBytes stderr;

	private final byte[] buffer = new byte[16 * 1024];

	LogStreams(int limit) {
		this.stdout = new NewestBytes(limit);
		this.stderr = new NewestBytes(limit);
	}

	/** From a container with a terminal: there is one stream only. */
	void readRaw(InputStream in) throws IOException {
		copy(in, Long.MAX_VALUE, this.stdout);
	}

	void readFrames(InputStream in) throws IOException {
		byte[] head = in.readNBytes(HEAD);
		while (head.length > 0) {
			if (!isHead(head)) {
				this.stdout.add(head, head.length);
				readRaw(in);
				return;
			}
			long length = Integer.toUnsignedLong(ByteBuffer.wrap(head).getInt(4));
			copy(in, length, (head[0] == STDERR) ? this.stderr : this.stdout);
			head = in.readNBytes(HEAD);
		}
	}

	private static boolean isHead(byte[] head) {
		return head.length == HEAD && head[0] >= 0 && head[0] <= STDERR && head[1] == 0 && head[2] == 0 && head[3] == 0;
	}

	private void copy(InputStream in, long length, NewestBytes to) throws IOException {
		long left = length;
		while (left > 0) {
			int read = in.read(this.buffer, 0, (int) Math.min(left, this.buffer.length));
			if (read < 0) {
				return;
			}
			to.add(this.buffer, read);
			left -= read;
		}
	}

	/**
	 * Both streams.
	 * @param cut whether something was left out before
	 * @return the JSON object
	 */
	byte[] toJson(boolean cut) {
		JsonBuffer json = new JsonBuffer(1024);
		json.raw("{").field("stdout", this.stdout.text()).key("stderr").text(this.stderr.text());
		if (cut || this.stdout.isCut() || this.stderr.isCut()) {
			json.raw(",\"cut\":true");
		}
		return json.raw("}").toByteArray();
	}

}
