package com.deblox.dockermod.gateway;

import java.io.IOException;

import com.deblox.dockermod.security.CurrentCaller;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Knows the requests that came through the unix socket.
 */
final class SocketCallers extends ValveBase {

	private final String path;

	SocketCallers(String path) {
		super(true);
		this.path = path;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (this.path.equals(request.getConnector().getProperty("unixDomainSocketPath"))) {
			CurrentCaller.cameThroughSocket(request.getRequest());
		}
		getNext().invoke(request, response);
	}

}
