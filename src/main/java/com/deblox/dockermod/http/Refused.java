package com.deblox.dockermod.http;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;

/**
 * Refusals of what a caller sent, and how his own words are shown in them.
 */
public final class Refused {

	private static final int SHOWN = 60;

	private Refused() {
	}

	/**
	 * A refusal of what makes no sense.
	 * @param sentence what was wrong, and what is allowed
	 * @return the exception to throw
	 */
	public static EngineException badRequest(String sentence) {
		return new EngineException(Situation.BAD_REQUEST, null, sentence);
	}

	/**
	 * What a caller sent, short enough to be repeated to him.
	 * @param text what was sent
	 * @return its beginning
	 */
	public static String shown(String text) {
		StringBuilder shown = new StringBuilder();
		for (int i = 0; i < text.length() && i < SHOWN; i++) {
			char c = text.charAt(i);
			boolean odd = Character.isISOControl(c) || Character.isSurrogate(c);
			shown.append(odd ? '\uFFFD' : c);
		}
		return (text.length() > SHOWN) ? shown.append('…').toString() : shown.toString();
	}

}
