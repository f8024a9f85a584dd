package com.deblox.dockermod.routing;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;

/**
 * A text that a caller's regular expression is matched with: one that would try for ever
 * is given up.
 */
final class BoundedText implements CharSequence {

	private static final int MOST_STEPS = 1_000_000;

	private final CharSequence text;

	private final String expression;

	private int steps;

	BoundedText(CharSequence text, String expression) {
		this.text = text;
		this.expression = expression;
	}

	@Override
	public char charAt(int index) {
		if (++this.steps > MOST_STEPS) {
			throw new EngineException(Situation.BAD_REQUEST, null, "The regular expression of \"" + this.expression
					+ "\" takes too long: it tries too many ways. A simpler one is allowed");
		}
		return this.text.charAt(index);
	}

	@Override
	public int length() {
		return this.text.length();
	}

	@Override
	public CharSequence subSequence(int start, int end) {
		return this.text.subSequence(start, end);
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
