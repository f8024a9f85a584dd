package com.deblox.dockermod.actions;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.deblox.dockermod.api.OpenApi;
import com.deblox.dockermod.routing.OperationDeadlines;
import com.deblox.dockermod.routing.RoutingFixtures;
import com.deblox.dockermod.templates.Templates;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What {@code /openapi} says of the actions is what their table says.
 */
class OpenApiActionsTests {

	/** One of each kind, and those at the borders of numbers. */
	private static final List<String> VALUES = List.of("\"a\"", "\"\"", "true", "{}", "[]", "[\"a\"]", "0", "1", "-1",
			"1.5", "86400", "86401", "\"never\"", "\"sometimes\"", "null");

	private final OpenApi api = OpenApi.read();

	private final Map<String, Action> table = table();

	@Test
	void everyActionIsDescribedAndNoOther() {
		JsonNode action = this.api.schema("Action");
		JsonNode mapping = action.required("discriminator").required("mapping");
		assertThat(mapping.propertyNames()).containsExactlyElementsOf(this.table.keySet());
		assertThat(action.required("oneOf").valueStream().map((one) -> one.required("$ref")))
			.containsExactlyElementsOf(mapping.values());
		mapping.forEachEntry(
				(name, reference) -> assertThat(schema(name).required("properties").required("action").required("enum"))
					.as(name)
					.isEqualTo(json("[\"" + name + "\"]")));
	}

	@Test
	void everyFieldIsDescribedAndNoOther() {
		this.table.forEach((name, action) -> {
			JsonNode schema = schema(name);
			assertThat(schema.required("properties").propertyNames()).as(name)
				.containsExactlyElementsOf(
						Stream.concat(Stream.of("action"), action.fields().stream().map(Field::name)).toList());
			assertThat(schema.required("required").valueStream().map(JsonNode::asString)).as(name)
				.containsExactlyInAnyOrderElementsOf(Stream
					.concat(Stream.of("action"), action.fields().stream().filter(Field::required).map(Field::name))
					.toList());
			assertThat(schema.required("additionalProperties").asBoolean(true)).as(name).isFalse();
		});
	}

	/**
	 * A schema cannot say everything: a moment or a number of lines may also be a text.
	 */
	@Test
	void whatAFieldTakesIsWhatItsSchemaAllows() {
		this.table.forEach((name, action) -> action.fields().forEach((field) -> {
			JsonNode schema = schema(name).required("properties").required(field.name());
			for (String value : VALUES) {
				boolean allowed = this.api.whyNot(json(value), schema).isEmpty();
				boolean taken = field.test().test(json(value));
				boolean wider = schema.has("anyOf");
				assertThat(taken).as("%s of %s, being %s", field.name(), name, value)
					.isEqualTo(wider ? taken && allowed : allowed);
			}
		}));
	}

	@Test
	void everyActionHasExamplesThatItTakesAndSaysWhatItAnswers() {
		this.table.forEach((name, action) -> {
			assertThat(schema(name).required("description").asString()).as(name).contains("Answer: ");
			assertThat(schema(name).required("examples")).as(name)
				.isNotEmpty()
				.allSatisfy((example) -> assertThatNoException().isThrownBy(() -> action.check((ObjectNode) example)));
		});
	}

	@Test
	void examplesOfTheRequestAreThoseOfTheActions() {
		JsonNode examples = this.api.document()
			.requiredAt("/paths/~1/post/requestBody/content/application~1json/examples");
		List<JsonNode> shown = examples.valueStream().map((example) -> example.required("value")).toList();
		assertThat(shown).containsExactlyElementsOf(this.table.keySet()
			.stream()
			.flatMap((name) -> schema(name).required("examples").valueStream())
			.toList());
	}

	private JsonNode schema(String action) {
		return this.api.resolve(JsonMapper.shared()
			.createObjectNode()
			.set("$ref", this.api.schema("Action").required("discriminator").required("mapping").required(action)));
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

	private static Map<String, Action> table() {
		FakeCluster cluster = new FakeCluster();
		OperationDeadlines deadlines = RoutingFixtures.deadlines();
		Templates templates = new Templates(Path.of("templates"));
		return ActionTable.of(new CreateActions(cluster, templates, 100_000), new ContainerActions(cluster, deadlines),
				new LogsAction(cluster, deadlines), new ListActions(cluster, deadlines),
				new ImageActions(cluster, deadlines), new NodeActions(cluster), new TemplateActions(templates));
	}

}
