package com.deblox.dockermod.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of words in columns, as wide as they must be.
 */
final class Table {

	private static final String GAP = "   ";

	private final List<String[]> rows = new ArrayList<>();

	private final int[] widths;

	Table(String... head) {
		this.widths = new int[head.length];
		row(head);
	}

	/**
	 * Add a row.
	 * @param cells its words, as many as the head has
	 * @return this
	 */
	Table row(String... cells) {
		String[] row = Arrays.stream(cells).map(Table::onOneLine).toArray(String[]::new);
		for (int i = 0; i < row.length; i++) {
			this.widths[i] = Math.max(this.widths[i], row[i].codePointCount(0, row[i].length()));
		}
		this.rows.add(row);
		return this;
	}

	/** What others wrote must not move the cursor. */
	private static String onOneLine(String cell) {
		return cell.replaceAll("\\p{Cntrl}", "?");
	}

	void print(Output out) {
		for (String[] row : this.rows) {
			StringBuilder line = new StringBuilder();
			for (int i = 0; i < row.length; i++) {
				line.append(row[i]);
				int missing = this.widths[i] - row[i].codePointCount(0, row[i].length());
				if (i < row.length - 1) {
					line.repeat(" ", missing).append(GAP);
				}
			}
			out.line(line.toString().stripTrailing());
		}
		out.flush();
	}

}
