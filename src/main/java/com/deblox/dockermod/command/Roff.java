package com.deblox.dockermod.command;

/**
 * Writes what man(1) reads: the macros of man(7). Not thread-safe.
 */
final class Roff {

	private final StringBuilder page = new StringBuilder();

	Roff title(String name, String section, String source) {
		return macro("TH", name, section, "", source, "DockerMod");
	}

	Roff section(String heading) {
		return macro("SH", heading);
	}

	Roff subsection(String heading) {
		return macro("SS", heading);
	}

	Roff paragraph() {
		return macro("PP");
	}

	/**
	 * What is explained by the text that follows.
	 * @param term printed bold
	 * @return this
	 */
	Roff term(String term) {
		return macro("TP").macro("B", term);
	}

	Roff synopsis(String command, String words) {
		macro("B", command);
		return words.isEmpty() ? this : text(words);
	}

	/**
	 * A line that flows with those beside it.
	 * @param text any text
	 * @return this
	 */
	Roff text(String text) {
		String escaped = escape(text);
		// a line that begins so would be a macro
		boolean macro = escaped.startsWith(".") || escaped.startsWith("'");
		this.page.append(macro ? "\\&" : "").append(escaped).append('\n');
		return this;
	}

	private Roff macro(String name, String... arguments) {
		this.page.append('.').append(name);
		for (String argument : arguments) {
			this.page.append(" \"").append(escape(argument).replace("\"", "\\(dq")).append('"');
		}
		this.page.append('\n');
		return this;
	}

	/** Hyphens are to be copied as they are: options have them. */
	private static String escape(String text) {
		return text.replace("\\", "\\e").replace("-", "\\-").replace('\n', ' ');
	}

	@Override
	public String toString() {
		return this.page.toString();
	}

}
