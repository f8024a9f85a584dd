package com.deblox.dockermod.api;

import java.lang.reflect.Parameter;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.events.EventKind;
import com.deblox.dockermod.ownership.ContainerEntry;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code /openapi} says is what the code does, and nothing else. Its actions are
 * held against their table beside that.
 */
class OpenApiTests extends ServedApi {

	private static final String ACTIONS = "POST /";

	private final OpenApi api = OpenApi.read();

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mappings;

	@Test
	void somebodyElsesReaderFindsNothingWrong() {
		SwaggerParseResult read = new OpenAPIV3Parser().readContents(get("/openapi").body(), null, null);
		assertThat(read.getMessages()).isEmpty();
		assertThat(read.isOpenapi31()).isTrue();
		assertThat(read.getOpenAPI().getPaths()).hasSameSizeAs(this.api.document().path("paths").propertyNames());
	}

	@Test
	void everyPathOfThisApiIsDescribedAndNoOther() {
		Set<String> described = new TreeSet<>();
		this.api.document()
			.path("paths")
			.forEachEntry((path, operations) -> operations.propertyNames()
				.forEach((method) -> described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
		assertThat(described).contains(ACTIONS).containsAll(served().keySet()).hasSize(served().size() + 1);
	}

	@Test
	void everyParameterIsDescribedAndNoOther() {
		served().forEach((operation, method) -> {
			Map<String, String> known = new TreeMap<>();
			Stream.of(method.getMethod().getParameters()).forEach((parameter) -> describe(parameter, known));
			assertThat(parameters(operation)).as(operation).isEqualTo(known);
		});
	}

	/**
	 * Name, place, whether it may be left out and what it is then, and whether several.
	 */
	private static void describe(Parameter parameter, Map<String, String> known) {
		RequestParam inQuery = parameter.getAnnotation(RequestParam.class);
		RequestHeader header = parameter.getAnnotation(RequestHeader.class);
		if (inQuery != null) {
			boolean defaults = !inQuery.defaultValue().equals(ValueConstants.DEFAULT_NONE);
			known.put(parameter.getName(),
					"query " + (inQuery.required() && !defaults) + " " + (defaults ? inQuery.defaultValue() : "")
							+ (BeanUtils.isSimpleValueType(parameter.getType()) ? "" : " several"));
		}
		if (header != null) {
			known.put(header.name(), "header " + header.required() + " ");
		}
		if (parameter.isAnnotationPresent(PathVariable.class)) {
			known.put(parameter.getName(), "path true ");
		}
	}

	private Map<String, String> parameters(String operation) {
		Map<String, String> parameters = new TreeMap<>();
		operation(operation).path("parameters").valueStream().map(this.api::resolve).forEach((parameter) -> {
			JsonNode schema = this.api.resolve(parameter.required("schema"));
			parameters.put(parameter.path("name").asString(),
					parameter.path("in").asString() + " " + parameter.path("required").asBoolean(false) + " "
							+ schema.path("default").asString("")
							+ (schema.path("type").asString("").equals("array") ? " several" : ""));
		});
		return parameters;
	}

	private JsonNode operation(String operation) {
		String[] words = operation.split(" ", 2);
		return this.api.document()
			.required("paths")
			.required(words[1])
			.required(words[0].toLowerCase(java.util.Locale.ROOT));
	}

	private Map<String, HandlerMethod> served() {
		Map<String, HandlerMethod> served = new TreeMap<>();
		this.mappings.getHandlerMethods().forEach((info, method) -> {
			if (method.getBeanType().getPackage().equals(ApiConfiguration.class.getPackage())) {
				served.put(name(info), method);
			}
		});
		assertThat(served).hasSizeGreaterThan(10);
		return served;
	}

	private static String name(RequestMappingInfo info) {
		return info.getMethodsCondition().getMethods().iterator().next() + " "
				+ info.getPatternValues().iterator().next();
	}

	@Test
	void whatIsSentIsOneOfTheWordsThatAreDescribed() {
		assertThat(words("EventKind")).isEqualTo(Stream.of(EventKind.values()).map(EventKind::word).toList());
		for (String state : words("ContainerState")) {
			assertThat(get("/cluster/containers?state=" + state).statusCode()).as(state).isEqualTo(200);
		}
		JsonNode sorts = operation("GET /cluster/containers").path("parameters")
			.valueStream()
			.filter((parameter) -> parameter.path("name").asString().equals("sort"))
			.findFirst()
			.orElseThrow();
		sorts.path("schema")
			.path("enum")
			.forEach((sort) -> assertThat(get("/cluster/containers?sort=" + sort.asString()).statusCode())
				.isEqualTo(200));
	}

	private List<String> words(String schema) {
		return this.api.schema(schema).path("enum").valueStream().map(JsonNode::asString).toList();
	}

	@ParameterizedTest
	@CsvSource({ "/cluster/nodes, Nodes", "/cluster/nodes/node1, Node", "/cluster/nodes/nowhere, Error",
			"/cluster/templates, Templates", "/cluster/templates/test, Template", "/cluster/templates/none, Error",
			"/cluster/containers, ContainerPage", "/cluster/containers?limit=-1, Error",
			"/cluster/doctor, ClusterCheckup", "/nowhere, Error" })
	void whatIsAnsweredIsAsDescribed(String path, String schema) {
		this.containers.put("c1", new ContainerEntry("c1", new NodeName("node1"), List.of("web"), "nginx", "running",
				Map.of("dockermod.owner", "me"), 10));
		HttpResponse<String> response = get(path);
		assertThat(this.api.whyNot(json(response), this.api.schema(schema))).as(response.body()).isEmpty();
		assertThat(schema.equals("Error")).isEqualTo(response.statusCode() >= 400);
		// whatever is answered is described: no field is there that the schema does not
		// name
		assertThat(this.api.schema(schema).path("properties").propertyNames())
			.containsAll(json(response).propertyNames());
	}

	@Test
	void everyExampleIsAsItsSchemaSays() {
		this.api.document().path("components").path("schemas").forEachEntry((name, schema) -> {
			schema.path("examples")
				.forEach((example) -> assertThat(this.api.whyNot(example, schema)).as(name).isEmpty());
		});
		JsonNode body = operation(ACTIONS).required("requestBody").required("content").required("application/json");
		assertThat(body.required("examples")).isNotEmpty()
			.allSatisfy((example) -> assertThat(this.api.whyNot(example.required("value"), body.required("schema")))
				.isEmpty());
	}

	@Test
	void everySchemaIsReferredTo() {
		// these are told in words: OpenAPI 3.1 cannot say of what a stream is made
		Set<String> referredTo = new TreeSet<>(Set.of("DrainLine", "ClusterEvent"));
		Pattern.compile("\"#/components/schemas/(\\w+)\"")
			.matcher(this.api.document().toString())
			.results()
			.forEach((found) -> referredTo.add(found.group(1)));
		assertThat(referredTo).isEqualTo(this.api.document()
			.path("components")
			.path("schemas")
			.propertyNames()
			.stream()
			.collect(Collectors.toSet()));
	}

	@Test
	void descriptionIsServedOnceAsLongAsItIsTheSame() throws Exception {
		HttpResponse<String> response = get("/openapi");
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache, private");
		String modified = response.headers().firstValue("Last-Modified").orElseThrow();
		for (String path : List.of("/openapi", "/docs", "/docs/swagger-ui-bundle.js")) {
			assertThat(get(path, "If-Modified-Since",
					path.endsWith(".js") ? get(path).headers().firstValue("Last-Modified").orElseThrow() : modified)
				.statusCode()).isEqualTo(304);
		}
	}

	@Test
	void pageRefersToNothingOutsideAndItsBrowserIsTold() {
		HttpResponse<String> page = get("/docs");
		assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'")
			.doesNotContain("http")
			.doesNotContain("*");
		List<String> files = new ArrayList<>();
		Pattern.compile("(?:src|href)=\"([^\"]*)\"")
			.matcher(page.body())
			.results()
			.map((found) -> found.group(1))
			.filter((reference) -> !reference.startsWith("data:"))
			.forEach(files::add);
		assertThat(files).containsExactlyInAnyOrder("docs/swagger-ui.css", "openapi", "docs/swagger-ui-bundle.js",
				"docs/page.js");
		files.forEach((file) -> assertThat(get("/" + file).statusCode()).as(file).isEqualTo(200));
		assertThat(get("/docs/swagger-ui.css").headers().firstValue("Content-Type")).contains("text/css");
		assertThat(get("/docs/page.js").headers().firstValue("Content-Type").orElseThrow()).contains("javascript");
		assertThat(get("/docs/swagger-ui.css").body()).doesNotContain("url(http").doesNotContain("url(//");
	}

	@ParameterizedTest
	@CsvSource({ "/docs/index.html", "/docs/swagger-initializer.js", "/docs/../openapi.json", "/openapi.json",
			"/webjars/swagger-ui/5.34.1/index.html", "/docs/" })
	void nothingElseOfTheJarIsServed(String path) {
		assertThat(get(path).statusCode()).isEqualTo(404);
	}

}
