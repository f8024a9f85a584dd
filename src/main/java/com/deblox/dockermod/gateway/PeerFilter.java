package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import com.deblox.dockermod.cluster.PeerGate;
import com.deblox.dockermod.cluster.PeerTicket;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.Situation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Takes the streams that peers ask for: verified by their seal, run on this host's
 * engine, never forwarded.
 */
final class PeerFilter extends HttpFilter {

	private final transient PeerGate gate;

	PeerFilter(PeerGate gate) {
		this.gate = gate;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (!request.getRequestURI().startsWith(PeerTicket.PATH + "/")) {
			chain.doFilter(request, response);
			return;
		}
		try {
			PeerTicket ticket = ticket(request);
			EngineRequest asked = read(request, ticket);
			ResponseWriter.write(request, response, asked, this.gate.execute(asked, ticket.time(), ticket.seal()));
		}
		catch (EngineException ex) {
			if (response.isCommitted()) {
				throw new IOException("The answer broke off", ex);
			}
			response.reset();
			response.setStatus(ex.situation().status());
			response.setHeader(PeerTicket.SITUATION, ex.situation().name());
			response.getOutputStream().write(ex.getMessage().getBytes(StandardCharsets.UTF_8));
		}
	}

	private static PeerTicket ticket(HttpServletRequest request) {
		String header = request.getHeader(PeerTicket.HEADER);
		try {
			if (header != null) {
				return PeerTicket.decode(header);
			}
		}
		catch (IllegalArgumentException ex) {
			// the same as none
		}
		throw new EngineException(Situation.FORBIDDEN, null, "Only nodes of this cluster are served here");
	}

	private static EngineRequest read(HttpServletRequest request, PeerTicket ticket) throws IOException {
		String uri = request.getRequestURI().substring(PeerTicket.PATH.length());
		String query = request.getQueryString();
		try {
			DockerPath path = DockerPath.parse((query != null) ? uri + "?" + query : uri);
			byte[] body = ticket.hasBody() ? request.getInputStream().readNBytes(RequestReader.BODY_LIMIT) : null;
			InputStream upload = ticket.hasUpload() ? new UploadStream(request.getInputStream()) : null;
			return ticket.request(request.getMethod(), path, body, upload);
		}
		catch (IllegalArgumentException ex) {
			throw new EngineException(Situation.BAD_REQUEST, null, "The path is malformed");
		}
	}

}
