package com.deblox.dockermod.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;

/**
 * Writes what another encoder writes, each line after its level in the way of
 * {@code sd-daemon(3)}: those of a stack trace, too, since the journal takes each for
 * itself.
 */
final class LevelEncoder extends EncoderBase<ILoggingEvent> {

	private static final byte[] NOTHING = {};

	private final Encoder<ILoggingEvent> lines;

	LevelEncoder(Encoder<ILoggingEvent> lines) {
		this.lines = lines;
		setContext(lines.getContext());
		start();
	}

	@Override
	public byte[] encode(ILoggingEvent event) {
		byte[] level = level(event.getLevel()).getBytes(StandardCharsets.US_ASCII);
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		boolean begins = true;
		for (byte one : this.lines.encode(event)) {
			if (begins) {
				all.writeBytes(level);
			}
			all.write(one);
			begins = one == '\n';
		}
		return all.toByteArray();
	}

	private static String level(Level level) {
		return switch (level.toInt()) {
			case Level.ERROR_INT -> Journal.ERROR;
			case Level.WARN_INT -> "<4>";
			case Level.INFO_INT -> "<6>";
			default -> "<7>";
		};
	}

	@Override
	public byte[] headerBytes() {
		return NOTHING;
	}

	@Override
	public byte[] footerBytes() {
		return NOTHING;
	}

	@Override
	public void stop() {
		this.lines.stop();
		super.stop();
	}

}
