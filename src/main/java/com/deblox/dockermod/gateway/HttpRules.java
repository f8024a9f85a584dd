package com.deblox.dockermod.gateway;

import java.time.Duration;

import org.apache.catalina.connector.Connector;

/**
 * What the web server lets through to Docker's paths, and how much of it. Each bound is
 * per connection, and holds before anybody knows who calls.
 */
final class HttpRules {

	/** The most header fields of a request. */
	private static final int HEADERS = 1000;

	/**
	 * The most bytes of a request's head. A connection whose head is under way holds as
	 * many, so a client that never ends its head costs this.
	 */
	private static final int HEAD_BYTES = 32 * 1024;

	/** The most connections of a connector; who comes later waits to be accepted. */
	private static final int CONNECTIONS = 6000;

	/**
	 * So long may a body that is sent be silent: who makes an archive may take his time.
	 */
	private static final Duration SILENCE = Duration.ofMinutes(10);

	private HttpRules() {
	}

	static void apply(Connector connector) {
		// an image's name may have an encoded slash, and Docker's filters are JSON
		connector.setEncodedSolidusHandling("passthrough");
		connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
		connector.setProperty("maxKeepAliveRequests", "-1");
		connector.setProperty("maxHeaderCount", String.valueOf(HEADERS));
		connector.setProperty("maxHttpRequestHeaderSize", String.valueOf(HEAD_BYTES));
		connector.setProperty("maxConnections", String.valueOf(CONNECTIONS));
		// who may not send is told before a body is asked for
		connector.setProperty("continueResponseTiming", "onRead");
		connector.setProperty("disableUploadTimeout", "false");
		connector.setProperty("connectionUploadTimeout", String.valueOf(SILENCE.toMillis()));
	}

}
