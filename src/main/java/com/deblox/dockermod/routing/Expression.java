package com.deblox.dockermod.routing;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;

/**
 * One wish for a container's place, in the words that classic Swarm's users know:
 * {@code zone==a}, {@code zone!=b*}, {@code storage==/ssd|nvme/}, {@code zone==~a}.
 *
 * @param text the expression as it was given
 * @param key what it is about
 * @param isNegated whether it is {@code !=}
 * @param isSoft whether it is a wish only
 * @param value the value, without the {@code ~}
 * @param pattern the value as a pattern of what fits
 */
record Expression(String text, String key, boolean isNegated, boolean isSoft, String value, Pattern pattern) {

	/** Longer than any that makes sense; bounds what reading a pattern costs. */
	private static final int LONGEST = 512;

	private static final Pattern FORM = Pattern.compile("([A-Za-z_][A-Za-z0-9_./-]*)(==|!=)(~?)([^~].*)");

	/**
	 * Read one.
	 * @param kind what it is, for what is said if it cannot be read
	 * @param text the expression
	 * @return the expression
	 * @throws EngineException if it is none
	 */
	static Expression parse(String kind, String text) {
		Matcher matcher = FORM.matcher(text);
		if (text.length() > LONGEST || !matcher.matches()) {
			throw wrong(kind, text, "");
		}
		String value = matcher.group(4);
		try {
			return new Expression(text, matcher.group(1), matcher.group(2).equals("!="), !matcher.group(3).isEmpty(),
					value, pattern(value));
		}
		catch (PatternSyntaxException ex) {
			throw wrong(kind, text, " (" + ex.getDescription() + ")");
		}
	}

	private static Pattern pattern(String value) {
		if (isRegex(value)) {
			return Pattern.compile(value.substring(1, value.length() - 1));
		}
		StringBuilder glob = new StringBuilder("\\A");
		for (String part : value.splitWithDelimiters("\\*", -1)) {
			glob.append(part.equals("*") ? ".*" : Pattern.quote(part));
		}
		return Pattern.compile(glob + "\\z", Pattern.DOTALL);
	}

	private static boolean isRegex(String value) {
		return value.length() > 2 && value.startsWith("/") && value.endsWith("/");
	}

	private static EngineException wrong(String kind, String text, String why) {
		String shown = (text.length() > LONGEST) ? text.substring(0, LONGEST) + "\u2026" : text;
		return new EngineException(Situation.BAD_REQUEST, null, "The " + kind + " \"" + shown + "\" cannot be read"
				+ why + ": allowed are key==value and key!=value of at most " + LONGEST
				+ " characters; a value may hold * for anything, or be a regular expression between slashes, and ~ before"
				+ " it makes it a wish only, as in zone==a, zone!=~b*, storage==/ssd|nvme/");
	}

	/** Whether the value names one thing, and no pattern. */
	boolean isExact() {
		return !isRegex(this.value) && !this.value.contains("*");
	}

	/**
	 * Whether what is there is as wished.
	 * @param values what is there; any of it may fit
	 * @return whether one fits, or of a negated one that none does
	 */
	boolean allows(Collection<String> values) {
		return this.isNegated != values.stream().anyMatch(this::fits);
	}

	/** Whether one value fits the pattern, whatever the operator. */
	boolean fits(String value) {
		return this.pattern.matcher(new BoundedText(value, this.text)).find();
	}

}
