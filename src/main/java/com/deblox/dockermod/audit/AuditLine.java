package com.deblox.dockermod.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.RequestInLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line of the audit, to be filled and written: for people as {@code name=value}, and
 * for programs as fields of the
 * <a href="https://www.elastic.co/docs/reference/ecs">Elastic Common Schema</a>. What a
 * caller wrote is quoted and cut, so that it cannot pass for another line or field.
 */
final class AuditLine {

	/** The logger, to be sent where an operator wants it. */
	static final String LOGGER = "dockermod.audit";

	private static final Logger logger = LoggerFactory.getLogger(LOGGER);

	private static final int LONGEST = 512;

	/** A bulk makes up to a thousand; the request's label finds all. */
	private static final int MOST_MADE = 20;

	private final StringBuilder text = new StringBuilder();

	private final Map<String, Object> fields = new LinkedHashMap<>();

	/**
	 * Who asks.
	 * @param name the caller's name
	 * @param from an address, or {@code unix socket}
	 * @return this line
	 */
	AuditLine who(String name, String from) {
		return add("who", "user.name", name).add("from", "source.address", from);
	}

	/**
	 * What is asked.
	 * @param door by which way
	 * @param kind one of a bounded set, or {@code null} where it was not found out
	 * @param words the caller's words for it
	 * @return this line
	 */
	AuditLine what(String door, @Nullable String kind, String words) {
		this.fields.put("dockermod.surface", door);
		this.fields.put("event.action", cut((kind != null) ? kind : words));
		return add("what", "dockermod.request", words);
	}

	AuditLine container(@Nullable String reference) {
		return (reference != null) ? add("container", "dockermod.container", reference) : this;
	}

	AuditLine made(List<String> ids) {
		if (ids.isEmpty()) {
			return this;
		}
		List<String> shown = ids.subList(0, Math.min(MOST_MADE, ids.size()));
		this.fields.put("dockermod.made", shown);
		String more = (ids.size() > shown.size()) ? " and " + (ids.size() - shown.size()) + " more" : "";
		append("made", String.join(",", shown) + more);
		return this;
	}

	AuditLine node(@Nullable String name) {
		return (name != null) ? add("node", "dockermod.node", name) : this;
	}

	/**
	 * What came of it.
	 * @param status the HTTP status, 0 where there was no answer
	 * @param result one of few words
	 * @return this line
	 */
	AuditLine result(int status, String result) {
		this.fields.put("http.response.status_code", status);
		append("status", Integer.toString(status));
		this.fields.put("event.outcome", (status > 0 && status < 400) ? "success" : "failure");
		return add("result", "dockermod.result", result);
	}

	/**
	 * Write it.
	 * @param id the request's id, which the line's context has then
	 */
	void write(RequestId id) {
		try (RequestInLog _ = RequestInLog.of(id)) {
			LoggingEventBuilder line = logger.atInfo();
			for (Map.Entry<String, Object> field : this.fields.entrySet()) {
				line = line.addKeyValue(field.getKey(), field.getValue());
			}
			line.log(this.text.toString());
		}
	}

	private AuditLine add(String name, String field, String value) {
		String cut = cut(value);
		this.fields.put(field, cut);
		append(name, cut);
		return this;
	}

	private static String cut(String value) {
		return (value.length() > LONGEST) ? value.substring(0, LONGEST) + "…" : value;
	}

	private void append(String name, String value) {
		if (!this.text.isEmpty()) {
			this.text.append(' ');
		}
		this.text.append(name).append('=');
		if (!value.isEmpty() && value.chars().allMatch(AuditLine::isPlain)) {
			this.text.append(value);
			return;
		}
		this.text.append('"');
		value.chars().forEach(this::quote);
		this.text.append('"');
	}

	private static boolean isPlain(int c) {
		return c > ' ' && c < 127 && c != '"' && c != '=' && c != '\\';
	}

	private void quote(int c) {
		if (c == '"' || c == '\\') {
			this.text.append('\\').append((char) c);
		}
		else if (Character.isISOControl(c) || Character.getType(c) == Character.LINE_SEPARATOR
				|| Character.getType(c) == Character.PARAGRAPH_SEPARATOR || Character.getType(c) == Character.FORMAT) {
			this.text.append(String.format("\\u%04x", c));
		}
		else {
			this.text.append((char) c);
		}
	}

}
