package com.deblox.dockermod.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Other people's docker-java, set up as its own users do.
 */
final class DockerJava {

	private DockerJava() {
	}

	static DockerClient onSocket(String socket) {
		DockerClientConfig config = config(socket);
		return DockerClientImpl.getInstance(config, transport(config));
	}

	/**
	 * It has no setting for headers: its HTTP client is wrapped.
	 * @param node the node that is called
	 * @return a client that sends the token
	 */
	static DockerClient onPort(Node node) {
		DockerClientConfig config = config(node.uri().replace("http://", "tcp://"));
		return DockerClientImpl.getInstance(config, new Authorized(transport(config), "Bearer " + node.token()));
	}

	private static DockerClientConfig config(String host) {
		return DefaultDockerClientConfig.createDefaultConfigBuilder()
			.withDockerHost(host)
			.withDockerTlsVerify(false)
			.build();
	}

	private static DockerHttpClient transport(DockerClientConfig config) {
		return new ApacheDockerHttpClient.Builder().dockerHost(config.getDockerHost()).build();
	}

	/**
	 * Read a stream to its end.
	 * @param stream begins it
	 * @return what came
	 */
	static <T> List<T> all(Function<ResultCallback.Adapter<T>, ResultCallback.Adapter<T>> stream) {
		Collector<T> collector = new Collector<>();
		try {
			assertThat(stream.apply(collector).awaitCompletion(30, TimeUnit.SECONDS)).as("ended: %s", collector.items)
				.isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		return collector.items;
	}

	static String text(List<Frame> frames) {
		return frames.stream()
			.map((frame) -> new String(frame.getPayload(), StandardCharsets.UTF_8))
			.collect(Collectors.joining());
	}

	static String text(List<Frame> frames, StreamType type) {
		return text(frames.stream().filter((frame) -> frame.getStreamType() == type).toList());
	}

	/**
	 * What came so far of a stream.
	 *
	 * @param <T> its items
	 */
	static final class Collector<T> extends ResultCallback.Adapter<T> {

		final List<T> items = new CopyOnWriteArrayList<>();

		@Override
		public void onNext(T item) {
			this.items.add(item);
		}

	}

	private record Authorized(DockerHttpClient transport, String authorization) implements DockerHttpClient {

		@Override
		public Response execute(Request request) {
			return this.transport
				.execute(Request.builder().from(request).putHeader("Authorization", this.authorization).build());
		}

		@Override
		public void close() throws IOException {
			this.transport.close();
		}

	}

}
