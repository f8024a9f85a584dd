package com.deblox.dockermod.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.hazelcast.cluster.Member;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers where members were, and with a file for the next start of this node, too: a
 * host that joins need be told to no other, and is found when the first one is gone. A
 * hint, in a file that may be lost: the members themselves are the truth. Safe for use by
 * several threads.
 */
final class MemberMemory {

	private static final Logger logger = LoggerFactory.getLogger(MemberMemory.class);

	/** So long is one remembered that is no member any more. */
	private static final Duration RETENTION = Duration.ofDays(7);

	/** Those who are members are written again now and then, lest they grow old. */
	private static final Duration RENEWAL = Duration.ofHours(12);

	private static final int LIMIT = 256;

	private final @Nullable Path file;

	private final Clock clock;

	/** Address and port → when it was a member last. */
	private final Map<String, Instant> seen = new ConcurrentHashMap<>();

	private volatile Set<String> current = Set.of();

	private Set<String> written = Set.of();

	private Instant writtenAt = Instant.MIN;

	MemberMemory(@Nullable Path file, Clock clock) {
		this.file = file;
		this.clock = clock;
		if (file != null) {
			read(file);
		}
	}

	List<String> addresses() {
		return this.seen.keySet().stream().sorted().toList();
	}

	/**
	 * Who is a member now.
	 * @return {@code address:port} of each, this one included; empty until it is one
	 */
	Set<String> current() {
		return this.current;
	}

	/**
	 * Note who is a member; writes where that changed.
	 * @param members the members, this one included
	 */
	synchronized void note(Collection<Member> members) {
		this.current = members.stream().map(MemberMemory::address).collect(Collectors.toSet());
		Instant now = this.clock.instant();
		Set<String> others = members.stream()
			.filter((member) -> !member.localMember())
			.map(MemberMemory::address)
			.collect(Collectors.toSet());
		if (others.equals(this.written) && now.isBefore(this.writtenAt.plus(RENEWAL))) {
			return;
		}
		others.forEach((address) -> this.seen.put(address, now));
		this.seen.values().removeIf((last) -> last.isBefore(now.minus(RETENTION)));
		forgetTooMany();
		this.written = others;
		this.writtenAt = now;
		if (this.file != null) {
			write(this.file);
		}
	}

	private static String address(Member member) {
		return member.getAddress().getHost() + ":" + member.getAddress().getPort();
	}

	private void read(Path file) {
		try {
			for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
				String[] words = line.split(" ", -1);
				if (words.length == 2 && words[0].matches("[0-9.]+:\\d{1,5}") && this.seen.size() < LIMIT) {
					this.seen.put(words[0], Instant.parse(words[1]));
				}
			}
		}
		catch (IOException | DateTimeException ex) {
			logger.warn("Where members were cannot be read from {}, and is found out again: {}", file, ex.getMessage());
		}
	}

	/** The newest stay. */
	private void forgetTooMany() {
		this.seen.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Instant>comparingByValue().reversed())
			.skip(LIMIT)
			.toList()
			.forEach((entry) -> this.seen.remove(entry.getKey()));
	}

	private void write(Path file) {
		Path fresh = file.resolveSibling(file.getFileName() + ".new");
		try {
			Files.write(fresh,
					this.seen.entrySet().stream().map((entry) -> entry.getKey() + " " + entry.getValue()).toList());
			Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			logger.warn("Where members are cannot be remembered in {}: {}", file, ex.toString());
		}
	}

}
