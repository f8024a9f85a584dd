package com.deblox.dockermod.audit;

import java.io.IOException;
import java.time.Duration;

import com.deblox.dockermod.security.CurrentCaller;
import com.deblox.dockermod.security.RequestIds;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes who wanted to change something and was refused before a front end saw him: no or
 * wrong credentials, another site's page. A stranger can send as many of these as he
 * likes, so only so many are written.
 */
final class RefusedChanges extends ValveBase {

	/** The most lines in a {@link #WINDOW}. */
	static final int MOST = 100;

	private static final Duration WINDOW = Duration.ofMinutes(1);

	private static final Logger logger = LoggerFactory.getLogger(AuditLine.LOGGER);

	private long windowFrom = System.nanoTime();

	private int written;

	private long passedOver;

	RefusedChanges() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		getNext().invoke(request, response);
		int status = response.getStatus();
		if ((status == 401 || status == 403) && !CurrentCaller.isKnown(request) && isChange(request) && isWritten()) {
			new AuditLine().who("nobody", CurrentCaller.from(request))
				.what("http", null, request.getMethod() + " " + request.getRequestURI())
				.result(status, "refused")
				.write(RequestIds.of(request));
		}
	}

	/** Nodes have a way of their own, and who is refused there is told of there. */
	private static boolean isChange(Request request) {
		String uri = request.getRequestURI();
		return switch (request.getMethod()) {
			case "GET" -> uri.endsWith("/attach/ws");
			case "HEAD", "OPTIONS" -> false;
			default -> !RequestIds.isOfPeers(uri);
		};
	}

	private synchronized boolean isWritten() {
		long now = System.nanoTime();
		if (now - this.windowFrom > WINDOW.toNanos()) {
			if (this.passedOver > 0) {
				logger.warn("Refused changes that were not written: {}", this.passedOver);
			}
			this.windowFrom = now;
			this.written = 0;
			this.passedOver = 0;
		}
		if (this.written < MOST) {
			this.written++;
			return true;
		}
		if (this.passedOver++ == 0) {
			logger.warn("More than {} changes were refused within {} s: the others of this time are counted only", MOST,
					WINDOW.toSeconds());
		}
		return false;
	}

}
