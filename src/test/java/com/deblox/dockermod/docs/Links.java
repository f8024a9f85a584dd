package com.deblox.dockermod.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where pages lead to inside the repository.
 */
final class Links {

	private static final Pattern LINK = Pattern
		.compile("\\]\\((?!\\w+:)([^)\\s]*)[^)]*\\)|(?:src|srcset|href)=\"(?!\\w+:)([^\"\\s]*)");

	private Links() {
	}

	/**
	 * One link.
	 *
	 * @param from its page
	 * @param line its line, from 1
	 * @param file where it leads to
	 * @param anchor the heading; empty for none
	 */
	record Link(Path from, int line, Path file, String anchor) {

		@Override
		public String toString() {
			return this.from + ":" + this.line + " leads to " + this.file + "#" + this.anchor;
		}

	}

	/**
	 * What a page leads to. What stands in fences is none.
	 * @param page the page
	 * @return its links, those to other sites apart
	 */
	static List<Link> of(Page page) {
		List<Link> links = new ArrayList<>();
		for (int i = 0; i < page.lines().size(); i++) {
			int line = i + 1;
			if (!isShown(page, line)) {
				LINK.matcher(page.lines().get(i).replaceAll("`[^`]*`", "")).results().forEach((match) -> {
					String target = Objects.requireNonNullElse(match.group(1), match.group(2));
					links.add(link(page.path(), line, target));
				});
			}
		}
		return links;
	}

	private static Link link(Path from, int line, String target) {
		int hash = target.indexOf('#');
		String file = (hash < 0) ? target : target.substring(0, hash);
		Path path = file.isEmpty() ? from : from.resolveSibling(file).normalize();
		return new Link(from, line, path, (hash < 0) ? "" : target.substring(hash + 1));
	}

	static boolean isShown(Page page, int line) {
		return page.fences()
			.stream()
			.anyMatch((fence) -> fence.line() <= line && line < fence.line() + fence.text().size());
	}

	static boolean isDead(Link link) {
		if (!Files.exists(link.file())) {
			return true;
		}
		return !link.anchor().isEmpty() && !anchors(Page.read(link.file())).contains(link.anchor());
	}

	/** As GitHub makes them of headings; the site is told to do the same. */
	private static Set<String> anchors(Page page) {
		Map<String, Integer> times = new HashMap<>();
		List<String> anchors = new ArrayList<>();
		for (int i = 0; i < page.lines().size(); i++) {
			String line = page.lines().get(i);
			if (line.matches("#{1,6} .*") && !isShown(page, i + 1)) {
				String text = line.replaceFirst("#+ ", "").replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
				String slug = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
				int before = times.merge(slug, 1, Integer::sum) - 1;
				anchors.add((before == 0) ? slug : slug + "-" + before);
			}
		}
		return anchors.stream().collect(Collectors.toSet());
	}

}
