package com.deblox.dockermod.actions;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;

/**
 * Refusals of what a caller sent, and how his own words are shown in them.
 */
final class Refused {

	private static final int SHOWN = 60;

	private Refused() {
	}

	static EngineException badRequest(String sentence) {
		return new EngineException(Situation.BAD_REQUEST, null, sentence);
	}

	/**
	 * What a caller sent, short enough to be repeated to him.
	 * @param text what was sent
	 * @return its beginning
	 */
	static String shown(String text) {
		StringBuilder shown = new StringBuilder();
		for (int i = 0; i < text.length() && i < SHOWN; i++) {
			char c = text.charAt(i);
			boolean odd = Character.isISOControl(c) || Character.isSurrogate(c);
			shown.append(odd ? '\uFFFD' : c);
		}
		return (text.length() > SHOWN) ? shown.append('…').toString() : shown.toString();
	}

}
