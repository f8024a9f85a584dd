package com.deblox.dockermod.gateway;

import com.deblox.dockermod.shutdown.StopStep;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Where callers come in: the port and the unix socket. When the node is being stopped
 * they are closed last, and before the connections: a connection that was taken is
 * answered.
 */
final class Doors implements StopStep, ApplicationListener<WebServerInitializedEvent> {

	private volatile @Nullable TomcatWebServer server;

	@Override
	public void onApplicationEvent(WebServerInitializedEvent event) {
		// the management port has a server of its own
		if (event.getApplicationContext().getServerNamespace() == null
				&& event.getWebServer() instanceof TomcatWebServer tomcat) {
			this.server = tomcat;
		}
	}

	@Override
	public void close() {
		TomcatWebServer server = this.server;
		if (server != null) {
			for (Connector connector : server.getTomcat().getService().findConnectors()) {
				connector.getProtocolHandler().closeServerSocketGraceful();
			}
		}
	}

}
