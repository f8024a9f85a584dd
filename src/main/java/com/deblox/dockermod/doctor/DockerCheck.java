package com.deblox.dockermod.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.deblox.dockermod.docker.Dialler;
import com.deblox.dockermod.docker.StreamTransport;
import com.deblox.dockermod.engine.ApiVersion;
import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether this host's daemon answers this user, and is new enough.
 */
final class DockerCheck {

	/** Docker 20.10, the oldest that DockerMod is tried with. */
	private static final String OLDEST = "1.41";

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final String WHY = "The node serves the rest of the cluster, but no container of this host.";

	private DockerCheck() {
	}

	static List<Finding> of(LocalSettings settings) {
		return of(settings, PATIENCE);
	}

	static List<Finding> of(LocalSettings settings, Duration patience) {
		String host = settings.get("dockermod.docker.host", "unix:///var/run/docker.sock");
		try {
			URI uri = URI.create(host);
			if ("unix".equals(uri.getScheme())) {
				Finding wrong = file(Path.of(uri.getPath()));
				return (wrong != null) ? List.of(wrong) : answer(host, Dialler.unix(uri.getPath()), patience);
			}
			if ("tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0) {
				// with TLS its node tells whether it answers
				return (settings.get("dockermod.docker.cert-path") != null) ? List.of()
						: answer(host, Dialler.tcp(uri.getHost(), uri.getPort(), null), patience);
			}
		}
		catch (IllegalArgumentException ex) {
			// said below
		}
		return List.of(Finding.error("docker", "", "dockermod.docker.host is '" + host + "'",
				"The node does not start.", "unix:///path or tcp://host:port is allowed"));
	}

	private static @Nullable Finding file(Path socket) {
		if (!Files.exists(socket)) {
			return Finding.error("docker", "", "There is no Docker at " + socket, WHY,
					"systemctl enable --now docker, or name its socket with dockermod.docker.host");
		}
		return Files.isWritable(socket) ? null : rights(socket, System.getProperty("user.name"));
	}

	static Finding rights(Path socket, String user) {
		return Finding.error("docker", "", "This user, " + user + ", may not use Docker's socket " + socket, WHY,
				"usermod -aG docker " + user + ", and log in again");
	}

	private static List<Finding> answer(String host, Dialler dialler, Duration patience) {
		EngineRequest request = EngineRequest.of("GET", DockerPath.of("version"), Origin.ofNode(),
				Deadline.in(patience));
		try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
			try (EngineResponse response = new StreamTransport(watch).send(new NodeName("docker"), dialler, "/version",
					Map.of("Host", List.of("localhost")), request, () -> {
					})) {
				watch.schedule(response::close, patience.toMillis(), TimeUnit.MILLISECONDS);
				JsonNode version = JsonMapper.shared()
					.readTree(new String(response.body().readNBytes(1024 * 1024), StandardCharsets.UTF_8));
				return age(host, version);
			}
			finally {
				watch.shutdownNow();
			}
		}
		catch (IOException | EngineException | JacksonException ex) {
			boolean hung = ex instanceof EngineException;
			return List.of(Finding.error("docker", "",
					"Docker at " + host + " does not answer: "
							+ (hung ? "nothing came within " + patience.toSeconds() + " s" : ex.getMessage()),
					WHY, "systemctl restart docker"));
		}
	}

	private static List<Finding> age(String host, JsonNode version) {
		ApiVersion api = ApiVersion.parse(version.path("ApiVersion").asString(""));
		ApiVersion oldest = ApiVersion.parse(OLDEST);
		if (api == null || oldest == null || api.compareTo(oldest) < 0) {
			return List.of(Finding.warning("docker", "",
					"Docker at " + host + " is " + version.path("Version").asString("of no version") + ", whose API is "
							+ version.path("ApiVersion").asString("none"),
					"DockerMod is tried with Docker 20.10 (API " + OLDEST + ") and later; the oldest of all nodes "
							+ "decides which API clients are offered.",
					"install a newer Docker"));
		}
		return List.of();
	}

}
