package com.deblox.dockermod.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table for people, row by row as the figures come, and the file for programs, whole
 * after each row.
 */
final class Report {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final PrintStream out;

	private final Path file;

	private final ObjectNode figures = JSON.createObjectNode();

	Report(PrintStream out, Path file) {
		this.out = out;
		this.file = file;
	}

	void say(String sentence) {
		this.out.println(sentence);
	}

	void head() {
		row("", "value", "", "aim", "", "in detail");
	}

	/**
	 * A figure was measured.
	 * @param figure which
	 * @param value its value
	 * @param detail what it comes from
	 * @throws IOException if the file cannot be written
	 */
	void add(Figure figure, double value, String detail) throws IOException {
		BigDecimal rounded = rounded(value);
		row(figure.name(), rounded.toPlainString(), figure.unit(),
				(figure.isMore() ? ">= " : "<= ") + rounded(figure.aim()).toPlainString(),
				figure.isMetBy(value) ? "" : "missed", detail);
		this.figures.putObject(figure.name())
			.put("value", rounded)
			.put("unit", figure.unit())
			.put("aim", rounded(figure.aim()));
		Files.createDirectories(this.file.toAbsolutePath().getParent());
		Files.writeString(this.file,
				JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this.figures) + System.lineSeparator());
	}

	private void row(String name, String value, String unit, String aim, String missed, String detail) {
		this.out
			.println(String.format(Locale.ROOT, "%-22s %8s %-10s %-8s %-7s %s", name, value, unit, aim, missed, detail)
				.stripTrailing());
	}

	/** Three digits say what a measurement knows. */
	private static BigDecimal rounded(double value) {
		BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP)).stripTrailingZeros();
		return (rounded.scale() < 0) ? rounded.setScale(0) : rounded;
	}

}
