package com.deblox.dockermod.command;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.joining.ClusterFolder;
import com.deblox.dockermod.joining.ClusterSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Until when a host that joins is waited for, and what is said where it does not.
 */
class ArrivalTests {

	private final FakeNode node = new FakeNode();

	@TempDir
	private Path folder;

	@AfterEach
	void close() {
		this.node.close();
	}

	@Test
	void aNodeThatServesAtItsNewAddressIsThere() {
		this.node.json("/cluster/nodes", "{\"nodes\": [" + self() + "]}");
		assertThat(arrival().await(false).path("nodes").size()).isEqualTo(1);
		assertThat(this.node.headers.getFirst().get("Authorization")).containsExactly("Bearer the token");
	}

	@Test
	void aNodeThatHasMetOthersHasJoined() {
		this.node.json("/cluster/nodes",
				"{\"nodes\": [{\"address\": \"192.168.1.10:8080\", \"state\": \"up\"}, " + self() + "]}");
		assertThat(arrival().await(true).path("nodes").size()).isEqualTo(2);
	}

	@Test
	void aNodeThatNobodyTakesInIsTold() {
		this.node.json("/cluster/nodes", "{\"nodes\": [" + self() + "]}");
		assertThatExceptionOfType(CommandFailure.class).isThrownBy(() -> arrival().await(true))
			.withMessageContaining("The node serves at 127.0.0.1:")
			.withMessageContaining("192.168.1.10:5701 did not take it in within 0 s")
			.withMessageContaining("dockermod doctor");
	}

	@Test
	void aNodeThatDoesNotServeIsTold() {
		Arrival arrival = arrival();
		this.node.close();
		assertThatExceptionOfType(CommandFailure.class).isThrownBy(() -> arrival.await(true))
			.withMessageContaining("The node does not serve at http://127.0.0.1:")
			.withMessageContaining("journalctl -u dockermod");
	}

	private String self() {
		return "{\"address\": \"" + URI.create(this.node.url()).getAuthority() + "\", \"state\": \"up\"}";
	}

	private Arrival arrival() {
		ClusterFolder folder = new ClusterFolder(this.folder);
		URI uri = URI.create(this.node.url());
		ClusterSettings settings = new ClusterSettings("deblox", "127.0.0.1", uri.getPort(), 5701,
				List.of("192.168.1.10:5701"));
		folder.write(settings, "the secret", "the token");
		DockerModCommand top = new DockerModCommand(
				new Surroundings(Map.of(), InputStream.nullInputStream(), new ByteArrayOutputStream(),
						new ByteArrayOutputStream(), false, Path.of("/nonexistent"), Clock.systemUTC()));
		return new Arrival(top, folder, settings, Duration.ZERO);
	}

}
