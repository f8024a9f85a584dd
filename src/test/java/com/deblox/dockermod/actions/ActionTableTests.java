package com.deblox.dockermod.actions;

import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.EngineRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ActionTable}: what each action asks of the engines. Deadlines are
 * given in seconds, of which 100 are the cluster's.
 */
class ActionTableTests {

	private static final String CONTAINER = """
			start-container,   '',                             POST,   /containers/web/start,               100
			restart-container, '',                             POST,   /containers/web/restart,             110
			restart-container, 'timeout:30',                   POST,   /containers/web/restart?t=30,        130
			pause-container,   '',                             POST,   /containers/web/pause,               100
			unpause-container, '',                             POST,   /containers/web/unpause,             100
			stop-container,    '',                             POST,   /containers/web/stop,                110
			stop-container,    'timeout:0',                    POST,   /containers/web/stop?t=0,            100
			kill-container,    '',                             POST,   /containers/web/kill,                100
			kill-container,    'signal:`SIGHUP`',              POST,   /containers/web/kill?signal=SIGHUP,  100
			kill-container,    'signal:9',                     POST,   /containers/web/kill?signal=9,       100
			kill-container,    'signal:`a&b=c`',               POST,   /containers/web/kill?signal=a%26b%3Dc, 100
			delete-container,  '',                             DELETE, /containers/web,                     100
			delete-container,  'force:false',                  DELETE, /containers/web,                     100
			delete-container,  'force:true,`volumes`:true',    DELETE, /containers/web?force=1&v=1,         110
			inspect-container, '',                             GET,    /containers/web/json,                100
			stats-container,   '',                             GET,    /containers/web/stats?stream=false,  102
			top-container,     '',                             GET,    /containers/web/top,                 100
			wait-container,    '',                             POST,   /containers/web/wait,                86400
			rename-container,  'name:`db`',                    POST,   /containers/web/rename?name=db,      100
			""";

	private final FakeCluster cluster = new FakeCluster();

	@ParameterizedTest
	@CsvSource(textBlock = CONTAINER)
	void executeWhenContainerActionAsksOwner(String action, String field, String method, String path, long seconds) {
		ActionResult result = this.cluster.execute(message(action, "`id`:`web`", field));
		assertThat(result.status()).isEqualTo(200);
		assertThat(this.cluster.asked).hasSize(1);
		EngineRequest asked = this.cluster.asked.getFirst();
		assertThat(asked.method() + " " + asked.path()).isEqualTo(method + " " + path);
		assertThat(asked.node()).isNull();
		assertThat(asked.body()).isNull();
		assertThat(asked.headers()).isEmpty();
		assertThat(asked.origin()).isEqualTo(FakeCluster.ORIGIN);
		assertThat(asked.deadline().left().toSeconds()).isBetween(seconds - 5, seconds);
	}

	@ParameterizedTest
	@CsvSource({ "list-containers,'', /containers/json?all=1", "list-containers,'running:true', /containers/json",
			"list-containers,'running:false', /containers/json?all=1",
			"list-containers,'filters:{`label`:[`a=b`]}', '/containers/json?all=1&filters=%7B%22label%22%3A%5B%22a%3Db%22%5D%7D'",
			"list-containers,'filters:{`status`:{`exited`:true}}', '/containers/json?all=1&filters=%7B%22status%22%3A%7B%22exited%22%3Atrue%7D%7D'",
			"list-images,'', /images/json" })
	void executeWhenListAsksThisNode(String action, String field, String path) {
		this.cluster.execute(message(action, "", field));
		EngineRequest asked = this.cluster.asked.getFirst();
		assertThat(asked.method() + " " + asked.path()).isEqualTo("GET " + path);
		assertThat(asked.node()).isEqualTo(FakeCluster.NODE1);
	}

	@ParameterizedTest
	@CsvSource({ "list-containers,''", "list-images,''", "pull-image,'image:`ubuntu`'",
			"delete-image,'image:`ubuntu`'" })
	void executeWhenNodeIsNamedAsksThatNode(String action, String field) {
		this.cluster.execute(message(action, "`dockerInstance`:`node2`", field));
		assertThat(this.cluster.asked.getFirst().node()).isEqualTo(FakeCluster.NODE2);
	}

	@ParameterizedTest
	@CsvSource({ "list-containers,''", "list-images,''", "pull-image,'image:`ubuntu`'",
			"delete-image,'image:`ubuntu`'" })
	void executeWhenAllAsksAll(String action, String field) {
		this.cluster.all = List.of(FakeCluster.answer(FakeCluster.NODE1, 200, "[]"));
		this.cluster.execute(message(action, "`all`:true", field));
		assertThat(this.cluster.asked).isEmpty();
		assertThat(this.cluster.askedAll).singleElement().satisfies((asked) -> assertThat(asked.node()).isNull());
	}

	@ParameterizedTest
	@CsvSource({ "list-containers,''", "list-images,''", "pull-image,'image:`ubuntu`'",
			"delete-image,'image:`ubuntu`'" })
	void executeWhenAllAndNodeRefuses(String action, String field) {
		ActionResult result = this.cluster.execute(message(action, "`all`:true,`dockerInstance`:`node2`", field));
		assertThat(result.status()).isEqualTo(400);
		assertThat(FakeCluster.text(result)).contains("exclude each other");
	}

	@ParameterizedTest
	@CsvSource({ "ubuntu, fromImage=ubuntu&tag=latest",
			"reg.local:5000/a/b:1.2, fromImage=reg.local%3A5000%2Fa%2Fb&tag=1.2",
			"app@sha256:abc, fromImage=app&tag=sha256%3Aabc" })
	void executeWhenPullAsksForImageWithCredentials(String image, String query) {
		this.cluster.execute(message("pull-image", "`image`:`" + image + "`", ""));
		EngineRequest asked = this.cluster.asked.getFirst();
		assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /images/create?" + query);
		assertThat(asked.headers()).containsOnly(Map.entry("X-Registry-Auth", List.of("c2VjcmV0")));
		assertThat(asked.deadline().silence()).hasSeconds(60);
	}

	@Test
	void executeWhenDeleteImageAsksToRemoveIt() {
		this.cluster.execute(message("delete-image", "`image`:`a/b:1`,`force`:true", ""));
		EngineRequest asked = this.cluster.asked.getFirst();
		assertThat(asked.method() + " " + asked.path()).isEqualTo("DELETE /images/a%2Fb%3A1?force=1");
	}

	@Test
	void executeWhenPathIsLogsAsksForBothStreams() {
		this.cluster.answers(200, "{\"Config\":{\"Tty\":true}}");
		this.cluster.execute(message("logs-container",
				"`id`:`web`,`tail`:5,`since`:1416312239,`until`:`2014-11-18T12:04:00+00:00`,`timestamps`:true", ""));
		assertThat(this.cluster.asked).extracting((asked) -> asked.method() + " " + asked.path())
			.containsExactly("GET /containers/web/json",
					"GET /containers/web/logs?stdout=1&stderr=1&tail=5&since=1416312239&until=1416312240.000000000&timestamps=1");
	}

	private static String message(String action, String fields, String field) {
		StringBuilder message = new StringBuilder("{`action`:`" + action + "`");
		if (!fields.isEmpty()) {
			message.append(',').append(fields);
		}
		if (!field.isEmpty()) {
			int colon = field.indexOf(':');
			message.append(",`").append(field, 0, colon).append('`').append(field.substring(colon));
		}
		return message.append('}').toString().replace('`', '"');
	}

}
