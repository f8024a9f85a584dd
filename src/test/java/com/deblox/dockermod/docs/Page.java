package com.deblox.dockermod.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A page of the documentation: what is in its fences, and where its commands are to be
 * run.
 *
 * @param path its file
 * @param lines its text
 * @param fences what stands between lines of three backticks
 * @param run where its commands are run ({@code lab}, {@code debian}, {@code clone},
 * {@code image}, with {@code , long} where that takes its time), or {@code null} if it
 * does not say
 * @param has files of the clone, or patterns of such, that who follows it has at hand
 */
public record Page(Path path, List<String> lines, List<Fence> fences, @Nullable String run, List<String> has) {

	private static final Pattern RUN = Pattern.compile("<!-- run: (.*) -->");

	private static final Pattern HAS = Pattern.compile("<!-- has: (\\S+) -->");

	private static final Pattern ON = Pattern.compile("<!-- on: (\\S+) -->");

	private static final Pattern BEGIN = Pattern.compile("\\s*```(\\S*).*");

	/**
	 * Something that is shown as it is.
	 *
	 * @param line the line of the page that its first line is, from 1
	 * @param language its language; {@code sh} is what is run
	 * @param host the host that it is for; empty for the first one
	 * @param text its lines
	 */
	public record Fence(int line, String language, String host, List<String> text) {
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
	 * Those whose commands are run somewhere.
	 * @param where what the page says after {@code run:}
	 * @return the pages
	 */
	public static Stream<Page> run(String where) {
		return all().stream().filter((page) -> where.equals(page.run()));
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
		List<String> has = new ArrayList<>();
		String run = null;
		String host = "";
		for (int i = 0; i < lines.size(); i++) {
			Matcher begin = BEGIN.matcher(lines.get(i));
			Matcher where = RUN.matcher(lines.get(i));
			Matcher file = HAS.matcher(lines.get(i));
			Matcher on = ON.matcher(lines.get(i));
			if (where.matches()) {
				run = where.group(1);
			}
			else if (file.matches()) {
				has.add(file.group(1));
			}
			else if (on.matches()) {
				host = on.group(1);
			}
			else if (begin.matches()) {
				int end = i + 1;
				while (!lines.get(end).strip().equals("```")) {
					end++;
				}
				fences.add(new Fence(i + 2, begin.group(1), host, lines.subList(i + 1, end)));
				host = "";
				i = end;
			}
		}
		return new Page(path, lines, fences, run, has);
	}

	/**
	 * What who follows it has in the working directory.
	 * @return the files, of which each pattern names at least one
	 */
	List<Path> files() throws IOException {
		List<Path> files = new ArrayList<>();
		for (String pattern : this.has) {
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

	/** What is to be run. */
	public List<Fence> commands() {
		return this.fences.stream().filter((fence) -> fence.language().equals("sh")).toList();
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

}
