package com.deblox.dockermod.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation: what is in its fences, and where its commands are to be
 * run.
 *
 * @param path its file
 * @param lines its text
 * @param fences what stands between lines of three backticks
 * @param has place → files of the clone, or patterns of such, that who follows the page
 * there has at hand
 */
public record Page(Path path, List<String> lines, List<Fence> fences, Map<String, List<String>> has) {

	private static final Pattern RUN = Pattern.compile("<!-- run: (.*) -->");

	private static final Pattern HAS = Pattern.compile("<!-- has: (\\S+) -->");

	private static final Pattern ON = Pattern.compile("<!-- on: (.*) -->");

	private static final Pattern BEGIN = Pattern.compile("\\s*```(\\S*).*");

	/**
	 * Something that is shown as it is.
	 *
	 * @param line the line of the page that its first line is, from 1
	 * @param language its language; {@code sh} is what is run
	 * @param place where it is run if it is ({@code lab}, {@code debian}, {@code clone},
	 * {@code image}, with {@code , long} where that takes its time); empty if nobody says
	 * @param hosts the hosts that it is for; none for the first one
	 * @param text its lines
	 */
	public record Fence(int line, String language, String place, List<String> hosts, List<String> text) {

		boolean isRun() {
			return this.language.equals("sh");
		}

	}

	/**
	 * All pages.
	 * @return README and what is in {@code docs}, by name
	 */
	public static List<Page> all() {
		try (Stream<Path> docs = Files.list(Path.of("docs"))) {
			Stream<Path> beside = Stream.of("README.md", "HACKING.md", "CHANGELOG.md").map(Path::of);
			return Stream.concat(beside, docs.filter((file) -> file.toString().endsWith(".md")).sorted())
				.map(Page::read)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Those that have commands which are run somewhere.
	 * @param place what the page says after {@code run:}, on its first line of all that
	 * follow, or before a fence of that alone
	 * @return the pages
	 */
	public static Stream<Page> run(String place) {
		return all().stream().filter((page) -> !page.commands(place).isEmpty());
	}

	static Page read(Path path) {
		try {
			return parse(path, Files.readAllLines(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Page parse(Path path, List<String> lines) {
		List<Fence> fences = new ArrayList<>();
		Map<String, List<String>> has = new HashMap<>();
		String usual = "";
		String place = "";
		List<String> hosts = List.of();
		for (int i = 0; i < lines.size(); i++) {
			Matcher begin = BEGIN.matcher(lines.get(i));
			Matcher where = RUN.matcher(lines.get(i));
			Matcher file = HAS.matcher(lines.get(i));
			Matcher on = ON.matcher(lines.get(i));
			if (where.matches()) {
				place = where.group(1);
				usual = (i == 0) ? place : usual;
			}
			else if (file.matches()) {
				has.computeIfAbsent(place, (any) -> new ArrayList<>()).add(file.group(1));
			}
			else if (on.matches()) {
				hosts = List.of(on.group(1).split(", ", -1));
			}
			else if (begin.matches()) {
				int end = i + 1;
				while (!lines.get(end).strip().equals("```")) {
					end++;
				}
				fences.add(new Fence(i + 2, begin.group(1), place, hosts, lines.subList(i + 1, end)));
				place = usual;
				hosts = List.of();
				i = end;
			}
		}
		return new Page(path, lines, fences, has);
	}

	/**
	 * What who follows it has in the working directory.
	 * @param place where it is followed
	 * @return the files, of which each pattern names at least one
	 */
	List<Path> files(String place) throws IOException {
		List<Path> files = new ArrayList<>();
		for (String pattern : this.has.getOrDefault(place, List.of())) {
			Path path = Path.of(pattern);
			try (DirectoryStream<Path> found = Files.newDirectoryStream(path.getParent(),
					path.getFileName().toString())) {
				int before = files.size();
				found.forEach(files::add);
				if (files.size() == before) {
					throw new IOException("There is no " + pattern + ", which " + this.path + " has");
				}
			}
		}
		return files;
	}

	/**
	 * What is to be run somewhere.
	 * @param place where
	 * @return the fences
	 */
	public List<Fence> commands(String place) {
		return this.fences.stream().filter((fence) -> fence.isRun() && fence.place().equals(place)).toList();
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

}
