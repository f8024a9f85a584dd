package com.deblox.dockermod.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.deblox.dockermod.docs.Links.Link;
import com.deblox.dockermod.docs.Page.Fence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages as somebody reads them who follows their links and copies their commands.
 */
class PagesTests {

	/** Of which {@code sh} is run; the others are only shown. */
	private static final Set<String> LANGUAGES = Set.of("sh", "text", "json", "yaml", "ini", "xml", "java",
			"javascript", "python", "dockerfile");

	private static final Set<String> PLACES = Set.of("lab", "lab, long", "debian", "clone", "clone, long", "image");

	static Stream<Page> pages() {
		return Page.all().stream();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void whatIsShownSaysWhatItIs(Page page) {
		assertThat(page.fences()).as(page.toString()).extracting(Fence::language).isSubsetOf(LANGUAGES);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void eachCommandIsRunSomewhere(Page page) {
		assertThat(page.fences().stream().filter(Fence::isRun))
			.allSatisfy((fence) -> assertThat(fence.place()).as("%s:%d", page, fence.line()).isIn(PLACES));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void noLinkIsDead(Page page) {
		assertThat(Links.of(page).stream().filter(Links::isDead).map(Link::toString)).isEmpty();
	}

	@Test
	void eachPageIsReachedFromTheFirst() {
		Set<Path> found = new HashSet<>(Set.of(Path.of("README.md")));
		Deque<Path> pages = new ArrayDeque<>(found);
		while (!pages.isEmpty()) {
			for (Link link : Links.of(Page.read(pages.remove()))) {
				if (link.file().toString().endsWith(".md") && Files.exists(link.file()) && found.add(link.file())) {
					pages.add(link.file());
				}
			}
		}
		assertThat(found).containsAll(pages().map(Page::path).toList());
	}

	@Test
	void theListOfContentsNamesEachPage() {
		List<Path> contents = Links.of(Page.read(Path.of("docs", "README.md"))).stream().map(Link::file).toList();
		assertThat(contents).containsAll(pages().map(Page::path)
			.filter((path) -> path.startsWith("docs") && !path.endsWith("README.md"))
			.toList());
	}

}
