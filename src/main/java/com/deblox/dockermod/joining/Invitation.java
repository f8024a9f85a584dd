package com.deblox.dockermod.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the next host must know of the cluster. As text it is one line, which fits into
 * what a terminal takes at once: a version, the fields, and a digest that tells whether
 * all of it arrived.
 *
 * @param cluster the cluster's name
 * @param port where callers are served
 * @param memberPort where members meet
 * @param members where members are: {@code host:port}
 * @param secret what the nodes share
 * @param token what callers send
 */
public record Invitation(String cluster, int port, int memberPort, List<String> members, String secret, String token) {

	/** The most members that an invitation names; one that is up is enough. */
	public static final int MOST_MEMBERS = 16;

	private static final String BEGIN = "dockermod-invitation-";

	private static final String VERSION = "1";

	private static final int DIGEST = 12;

	private static final Pattern TEXT = Pattern.compile(BEGIN + "(\\d+)\\.([A-Za-z0-9_-]*)\\.?([0-9a-f]*)");

	private static final String HOW = ": 'dockermod cluster invite' on a host of the cluster prints one";

	public Invitation {
		members = members.stream().limit(MOST_MEMBERS).toList();
	}

	/**
	 * The invitation as a line that {@link #parse} reads.
	 * @return the line, which holds what is secret
	 */
	public String text() {
		List<String> lines = new ArrayList<>(List.of("cluster=" + this.cluster, "port=" + this.port,
				"memberPort=" + this.memberPort, "secret=" + this.secret, "token=" + this.token));
		this.members.forEach((member) -> lines.add("member=" + member));
		String fields = Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
		return BEGIN + VERSION + "." + fields + "." + digest(fields);
	}

	/**
	 * Read an invitation.
	 * @param text the line; a terminal may have broken it
	 * @return the invitation
	 * @throws JoiningException if it is none, not whole, or of another version
	 */
	public static Invitation parse(String text) {
		String line = text.replaceAll("\\s", "");
		if (line.isEmpty()) {
			throw new JoiningException("There is no invitation on standard input" + HOW);
		}
		Matcher matcher = TEXT.matcher(line);
		if (!matcher.matches()) {
			throw new JoiningException("This is no invitation" + HOW);
		}
		if (!matcher.group(1).equals(VERSION)) {
			throw new JoiningException(
					"This invitation is of version " + matcher.group(1) + ", and this DockerMod reads " + VERSION
							+ ": install the same version as on the host that invites");
		}
		if (!digest(matcher.group(2)).equals(matcher.group(3))) {
			throw new JoiningException("This invitation is not whole: take all of its one line");
		}
		return of(new String(Base64.getUrlDecoder().decode(matcher.group(2)), StandardCharsets.UTF_8));
	}

	private static Invitation of(String fields) {
		Map<String, String> values = new HashMap<>();
		List<String> members = new ArrayList<>();
		for (String line : fields.split("\n", -1)) {
			int equals = line.indexOf('=');
			String value = line.substring(equals + 1);
			if (line.startsWith("member=")) {
				members.add(value);
			}
			else if (equals > 0) {
				values.put(line.substring(0, equals), value);
			}
		}
		return new Invitation(values.getOrDefault("cluster", ""), Integer.parseInt(values.getOrDefault("port", "0")),
				Integer.parseInt(values.getOrDefault("memberPort", "0")), members, values.getOrDefault("secret", ""),
				values.getOrDefault("token", ""));
	}

	private static String digest(String fields) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(fields.getBytes(StandardCharsets.US_ASCII));
			return HexFormat.of().formatHex(digest).substring(0, DIGEST);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Never shows what is secret. */
	@Override
	public String toString() {
		return "Invitation[cluster=" + this.cluster + ", members=" + this.members + "]";
	}

}
