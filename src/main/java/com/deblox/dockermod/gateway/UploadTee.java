package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;

/**
 * An upload that goes to several nodes as it comes. What each has not taken yet is
 * bounded, so the slowest sets the pace; one that takes no more is left out. Nothing of
 * it is kept.
 */
final class UploadTee {

	/** The queues hold at most 64 of them each. */
	private static final int BUFFER = 16 * 1024;

	private final InputStream upload;

	private final Map<NodeName, BoundedStream> queues = new LinkedHashMap<>();

	UploadTee(InputStream upload, Collection<NodeName> nodes) {
		this.upload = upload;
		nodes.forEach((node) -> this.queues.put(node, new BoundedStream()));
	}

	/**
	 * One node's copy.
	 * @param node the node
	 * @return the bytes; broken off where the upload is
	 */
	InputStream copyFor(NodeName node) {
		return queue(node);
	}

	/**
	 * A node takes no more.
	 * @param node the node
	 */
	void leaveOut(NodeName node) {
		queue(node).close();
	}

	private BoundedStream queue(NodeName node) {
		BoundedStream queue = this.queues.get(node);
		if (queue == null) {
			throw new IllegalArgumentException(node + " gets no copy");
		}
		return queue;
	}

	void start() {
		Thread.ofVirtual().name("upload-tee").start(this::copy);
	}

	private void copy() {
		byte[] bytes = new byte[BUFFER];
		try {
			for (int read = this.upload.read(bytes); read >= 0; read = this.upload.read(bytes)) {
				if (read > 0 && !put(Arrays.copyOf(bytes, read))) {
					return;
				}
			}
			this.queues.values().forEach(BoundedStream::end);
		}
		catch (IOException | RuntimeException ex) {
			// half an image must not look whole
			this.queues.values().forEach(BoundedStream::close);
		}
	}

	/** Whether anybody takes more. */
	private boolean put(byte[] bytes) {
		boolean taken = false;
		for (BoundedStream queue : this.queues.values()) {
			try {
				queue.put(bytes);
				taken = true;
			}
			catch (IOException ex) {
				// that node takes no more
			}
		}
		return taken;
	}

}
