package com.deblox.dockermod.bus;

/**
 * A client's own words, short enough to be repeated to him.
 */
final class Shown {

	private static final int LONGEST = 80;

	private Shown() {
	}

	static String text(String text) {
		StringBuilder shown = new StringBuilder();
		for (int i = 0; i < text.length() && i < LONGEST; i++) {
			char c = text.charAt(i);
			shown.append((Character.isISOControl(c) || Character.isSurrogate(c)) ? '\uFFFD' : c);
		}
		return (text.length() > LONGEST) ? shown.append('…').toString() : shown.toString();
	}

}
