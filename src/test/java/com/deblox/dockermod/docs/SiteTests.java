package com.deblox.dockermod.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The site that is made of the pages, as a browser would load it.
 */
@Tag("long")
class SiteTests {

	private static final Path SITE = Path.of("target", "site");

	private static final Pattern LINK = Pattern.compile("<(\\w+)\\b[^>]*?\\s(?:href|src)=\"([^\"]*)\"");

	private static final Pattern FOREIGN = Pattern.compile("(?:url\\(|@import\\s*)[\"']?https?://");

	private static Map<Path, String> pages = Map.of();

	@BeforeAll
	static void build() throws Exception {
		Path log = Path.of("target", "site.log");
		Process build = new ProcessBuilder("script/site").redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		boolean ended = build.waitFor(10, TimeUnit.MINUTES);
		build.destroyForcibly();
		assertThat(ended && build.exitValue() == 0).as(Files.readString(log)).isTrue();
		pages = texts(".html");
	}

	private static Map<Path, String> texts(String kind) throws IOException {
		Map<Path, String> texts = new TreeMap<>();
		try (Stream<Path> files = Files.walk(SITE)) {
			for (Path file : files.filter((path) -> path.toString().endsWith(kind)).toList()) {
				texts.put(file, Files.readString(file));
			}
		}
		return texts;
	}

	@Test
	void everyPageIsThere() {
		assertThat(pages).hasSizeGreaterThan(Page.all().size());
		assertThat(pages.get(SITE.resolve("index.html"))).contains("Documentation", "/operate.html");
	}

	@Test
	void noLinkIsDead() {
		List<String> dead = new ArrayList<>();
		pages.forEach((page, text) -> LINK.matcher(text)
			.results()
			.map((link) -> link.group(2))
			.filter((link) -> !link.isEmpty() && !link.matches("(?s)\\w+:.*"))
			.filter((link) -> !leadsSomewhere(page, link))
			.forEach((link) -> dead.add(page + " leads to " + link)));
		assertThat(dead).isEmpty();
	}

	private static boolean leadsSomewhere(Path page, String link) {
		String[] parts = link.split("#", 2);
		Path file = page;
		if (!parts[0].isEmpty()) {
			file = parts[0].startsWith("/") ? SITE.resolve(parts[0].substring(1)) : page.resolveSibling(parts[0]);
			file = parts[0].endsWith("/") ? file.resolve("index.html") : file;
			file = Files.exists(file) ? file : Path.of(file + ".html");
		}
		return Files.isRegularFile(file)
				&& (parts.length == 1 || pages.getOrDefault(file.normalize(), "").contains("id=\"" + parts[1] + "\""));
	}

	@Test
	void aBrowserIsSentNowhereElse() throws IOException {
		pages.forEach((page,
				text) -> assertThat(LINK.matcher(text)
					.results()
					.filter((link) -> !link.group(1).equals("a"))
					.map((MatchResult link) -> link.group(2))
					.filter((link) -> link.matches("(https?:)?//.*"))).as(page.toString()).isEmpty());
		texts(".css").forEach((file, text) -> assertThat(FOREIGN.matcher(text).find()).as(file.toString()).isFalse());
	}

}
