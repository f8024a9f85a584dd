package com.deblox.dockermod.docker;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * When the daemon is said to be up, and when down.
 */
class EngineMonitorTests {

	private static final NodeName NODE = new NodeName("node1");

	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

	private volatile String answer = "id1";

	private final List<String> told = new CopyOnWriteArrayList<>();

	private final EngineMonitor monitor = new EngineMonitor(this::execute, JsonMapper.shared(),
			Clock.fixed(NOW.plusNanos(999), ZoneOffset.UTC));

	@AfterEach
	void stop() {
		this.monitor.close();
	}

	@Test
	void isUpWhenDaemonAnswersAndKnowsWhatItSays() {
		start();
		await().until(this.monitor::isUp);
		assertThat(this.monitor.info()).isEqualTo(
				new EngineInfo("id1", "28.1", "1.49", "1.24", "host1", 4, 8192, "Debian", "x86_64", "6.1", "overlay2"));
		assertThat(this.monitor.since()).as("in milliseconds, as it travels").isEqualTo(NOW);
		await().untilAsserted(() -> assertThat(this.told).containsExactly("up id1"));
	}

	@Test
	void isDownWhenDaemonIsNotThereFromTheBeginning() {
		this.answer = "gone";
		start();
		await().untilAsserted(() -> assertThat(this.told).containsExactly("down It is gone"));
		assertThat(this.monitor.isUp()).isFalse();
		assertThat(this.monitor.info()).isNull();
	}

	@Test
	void isUpAgainWhenDaemonIsBack() {
		this.answer = "gone";
		start();
		await().until(() -> !this.told.isEmpty());
		this.answer = "id1";
		await().untilAsserted(() -> assertThat(this.told).containsExactly("down It is gone", "up id1"));
	}

	@Test
	void isDownAtOnceWhenSomebodySawItGoneAndKeepsWhatItSaid() {
		start();
		await().until(() -> this.told.size() == 1);
		this.answer = "gone";
		this.monitor.lookNow();
		await().untilAsserted(() -> assertThat(this.told).containsExactly("up id1", "down It is gone"));
		assertThat(this.monitor.isUp()).isFalse();
		assertThat(this.monitor.info()).isNotNull();
	}

	@Test
	void isDownWhenDaemonAnswersWithAnError() {
		this.answer = "500";
		start();
		await().untilAsserted(() -> assertThat(this.told).containsExactly("down It answers 500 to GET /_ping"));
	}

	@Test
	void isUpAsAnotherWhenDaemonWasReplacedBetweenTwoLooks() {
		start();
		await().until(() -> this.told.size() == 1);
		this.answer = "id2";
		this.monitor.lookNow();
		await().untilAsserted(() -> assertThat(this.told).containsExactly("up id1", "up id2"));
	}

	private void start() {
		this.monitor.addListener(new EngineListener() {

			@Override
			public void engineUp(EngineInfo info) {
				EngineMonitorTests.this.told.add("up " + info.id());
			}

			@Override
			public void engineDown(String why) {
				EngineMonitorTests.this.told.add("down " + why);
			}

		});
		this.monitor.start();
	}

	private EngineResponse execute(EngineRequest request) {
		String answer = this.answer;
		if (answer.equals("gone")) {
			throw new EngineException(Situation.ENGINE_DOWN, NODE, "It is gone");
		}
		int status = answer.equals("500") ? 500 : 200;
		String body = switch (request.path().toString()) {
			case "/_ping" -> "OK";
			case "/info" ->
				"{\"ID\":\"" + answer + "\",\"ServerVersion\":\"28.1\",\"Name\":\"host1\",\"NCPU\":4,\"MemTotal\":8192,"
						+ "\"OperatingSystem\":\"Debian\",\"Architecture\":\"x86_64\",\"KernelVersion\":\"6.1\","
						+ "\"Driver\":\"overlay2\"}";
			case "/version" -> "{\"ApiVersion\":\"1.49\",\"MinAPIVersion\":\"1.24\"}";
			default -> throw new IllegalArgumentException(request.toString());
		};
		return EngineResponse.of(NODE, status, Map.of(), Requests.bytes(body));
	}

}
