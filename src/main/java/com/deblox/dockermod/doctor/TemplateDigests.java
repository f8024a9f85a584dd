package com.deblox.dockermod.doctor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.templates.Templates;

/**
 * What the templates of a node say, short enough to be compared.
 *
 * @param byName a digest for each template that can be used
 * @param unreadable a sentence for each that cannot
 */
record TemplateDigests(Map<String, String> byName, List<String> unreadable) {

	private static final int DIGITS = 16;

	private static final int MOST = 1000;

	static TemplateDigests of(Templates templates) {
		Map<String, String> byName = new TreeMap<>();
		List<String> unreadable = new ArrayList<>();
		try {
			for (String name : templates.names().stream().limit(MOST).toList()) {
				try {
					byName.put(name, digest(templates.get(name).toString()));
				}
				catch (EngineException ex) {
					unreadable.add(ex.getMessage());
				}
			}
		}
		catch (EngineException ex) {
			unreadable.add(ex.getMessage());
		}
		return new TemplateDigests(byName, unreadable);
	}

	private static String digest(String spec) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(spec.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest).substring(0, DIGITS);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
