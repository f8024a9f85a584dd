package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

import com.deblox.dockermod.engine.Duplex;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Streaming;
import org.jspecify.annotations.Nullable;

import static org.awaitility.Awaitility.await;

/**
 * A daemon's stream, of which a test says what it says.
 */
final class FakeStream {

	private static final Word END = new Word(Kind.END, "");

	private static final Word BREAK = new Word(Kind.BREAK, "");

	private volatile BlockingQueue<Word> words = new LinkedBlockingQueue<>();

	private volatile boolean closed;

	private volatile boolean inputEnded;

	private final AtomicReference<String> received = new AtomicReference<>("");

	private volatile @Nullable EngineResponse refusal;

	volatile @Nullable EngineRequest asked;

	private volatile @Nullable EngineResponse answered;

	void begin() {
		this.words = new LinkedBlockingQueue<>();
		this.closed = false;
		this.inputEnded = false;
		this.received.set("");
		this.refusal = null;
	}

	void refuse(int status, String body) {
		this.refusal = EngineResponse.of(new NodeName("node1"), status, Map.of(),
				body.getBytes(StandardCharsets.UTF_8));
	}

	void say(String word) {
		this.words.add(new Word(Kind.TEXT, word));
	}

	/** How much of what was said nobody has taken yet. */
	int left() {
		return this.words.size();
	}

	/** The node itself ends it, as it does where a member is lost. */
	void close() {
		EngineResponse answered = this.answered;
		if (answered != null) {
			answered.close();
		}
	}

	void end() {
		this.words.add(END);
	}

	void breakOff() {
		this.words.add(BREAK);
	}

	void awaitClosed() {
		await().until(() -> this.closed);
	}

	void awaitInput(String expected) {
		await().until(() -> this.received.get().equals(expected));
	}

	void awaitInputEnd() {
		await().until(() -> this.inputEnded);
	}

	void awaitUpload(String expected) {
		awaitInput(expected);
	}

	EngineResponse answer(EngineRequest request) {
		this.asked = request;
		EngineResponse refusal = this.refusal;
		if (refusal != null) {
			return refusal;
		}
		Streaming streaming = request.streaming();
		if (streaming != null && streaming.upload() != null) {
			receive(streaming.upload());
		}
		boolean hijack = streaming != null && streaming.upgrade() != null;
		BlockingQueue<Word> words = this.words;
		EngineResponse answered = new EngineResponse(new NodeName("node1"), hijack ? 101 : 200, Map.of(),
				new Body(words), () -> {
					this.closed = true;
					words.add(BREAK);
				}, hijack ? new Input() : null);
		this.answered = answered;
		return answered;
	}

	private void receive(InputStream upload) {
		try {
			this.received.set(new String(upload.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private enum Kind {

		TEXT, END, BREAK

	}

	private record Word(Kind kind, String text) {
	}

	private static final class Body extends InputStream {

		private final BlockingQueue<Word> words;

		Body(BlockingQueue<Word> words) {
			this.words = words;
		}

		@Override
		public int read() {
			throw new UnsupportedOperationException();
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			try {
				Word word = this.words.take();
				return switch (word.kind()) {
					case END -> -1;
					case BREAK -> throw new IOException("cut");
					case TEXT -> {
						byte[] text = word.text().getBytes(StandardCharsets.UTF_8);
						System.arraycopy(text, 0, bytes, offset, text.length);
						yield text.length;
					}
				};
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IOException(ex);
			}
		}

	}

	private final class Input implements Duplex {

		@Override
		public OutputStream output() {
			return new OutputStream() {

				@Override
				public void write(int b) {
					throw new UnsupportedOperationException();
				}

				@Override
				public void write(byte[] bytes, int offset, int length) {
					String more = new String(bytes, offset, length, StandardCharsets.UTF_8);
					FakeStream.this.received.updateAndGet((text) -> text + more);
				}

			};
		}

		@Override
		public void shutdownOutput() {
			FakeStream.this.inputEnded = true;
		}

	}

}
