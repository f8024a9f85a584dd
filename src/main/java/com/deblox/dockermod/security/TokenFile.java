package com.deblox.dockermod.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import com.deblox.dockermod.settings.WrongSettingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens in a file, one a line, read again when it changes. While the changed file cannot
 * be used, the tokens stay what they were.
 */
final class TokenFile implements Tokens {

	private static final Logger log = LoggerFactory.getLogger(TokenFile.class);

	private static final long INTERVAL = Duration.ofSeconds(1).toMillis();

	private final String setting;

	private final Path path;

	private final Clock clock;

	private final AtomicLong checkedAt;

	private volatile @Nullable Stamp stamp;

	private volatile TokenSet tokens;

	TokenFile(String setting, Path path, Clock clock) {
		this.setting = setting;
		this.path = path;
		this.clock = clock;
		this.checkedAt = new AtomicLong(clock.millis());
		this.stamp = Stamp.of(path);
		this.tokens = new TokenSet(require(setting, path));
	}

	/**
	 * Read the file at the start.
	 * @param setting the setting that names it
	 * @param path the file
	 * @return its tokens, one or more
	 */
	static List<String> require(String setting, Path path) {
		try {
			return read(path);
		}
		catch (IOException ex) {
			throw new WrongSettingException(setting + " is " + path + ", " + ex.getMessage()
					+ ": a file that holds tokens, one a line, is allowed", ex);
		}
	}

	@Override
	public boolean accept(byte[] presented) {
		long now = this.clock.millis();
		long last = this.checkedAt.get();
		// one thread looks, the others go on; also where the clock was set back
		if (Math.abs(now - last) >= INTERVAL && this.checkedAt.compareAndSet(last, now)) {
			readIfChanged();
		}
		return this.tokens.accept(presented);
	}

	private void readIfChanged() {
		Stamp found = Stamp.of(this.path);
		if (found != null && found.equals(this.stamp)) {
			return;
		}
		boolean goneBefore = found == null && this.stamp == null;
		this.stamp = found;
		try {
			List<String> read = read(this.path);
			this.tokens = new TokenSet(read);
			log.info("Read {} again: tokens found: {}", this.path, read.size());
		}
		catch (IOException ex) {
			if (!goneBefore) {
				log.warn("{} is {}, {}: the tokens stay what they were", this.setting, this.path, ex.getMessage());
			}
		}
	}

	private static List<String> read(Path path) throws IOException {
		List<String> tokens = SecretFile.lines(path);
		if (tokens.isEmpty()) {
			throw new IOException("which holds no token");
		}
		return tokens;
	}

	/**
	 * What changes when a file does.
	 */
	private record Stamp(FileTime modified, long size, @Nullable Object key) {

		static @Nullable Stamp of(Path path) {
			try {
				BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
				return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
			}
			catch (IOException ex) {
				return null;
			}
		}

	}

}
