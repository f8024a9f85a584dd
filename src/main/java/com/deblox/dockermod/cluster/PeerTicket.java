package com.deblox.dockermod.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.Streaming;
import com.deblox.dockermod.security.Seal;
import com.deblox.dockermod.security.TimeLeft;
import org.jspecify.annotations.Nullable;

/**
 * What goes along with a request that is streamed to a peer over HTTP, in one header:
 * everything that is sealed and is not in the request line or the body. Nothing of it is
 * trusted before the seal is verified.
 *
 * @param caller who asks
 * @param id under which request id
 * @param headers the headers for the daemon
 * @param hasBody whether there is a body that is sealed
 * @param hasUpload whether there is one that is streamed
 * @param upgrade the protocol that the connection is to become, empty for none
 * @param time the time left
 * @param seal the seal
 */
public record PeerTicket(String caller, String id, Map<String, List<String>> headers, boolean hasBody,
		boolean hasUpload, String upgrade, TimeLeft time, Seal seal) {

	/** The header that carries it. */
	public static final String HEADER = "X-DockerMod-Ticket";

	/** The paths under which peers are served. */
	public static final String PATH = "/peer";

	/** The header that says why there is no daemon's answer. */
	public static final String SITUATION = "X-DockerMod-Situation";

	private static final int MOST_HEADERS = 1000;

	static PeerTicket of(EngineRequest request, Streaming streaming, TimeLeft time, Seal seal) {
		return new PeerTicket(request.caller().name(), request.id().value(), request.headers(), request.body() != null,
				streaming.upload() != null, (streaming.upgrade() != null) ? streaming.upgrade() : "", time, seal);
	}

	/**
	 * The request that it belongs to.
	 * @param method the method that came
	 * @param path the path that came
	 * @param body the body that came, of one that has one
	 * @param upload the body as it comes, of one that has an upload
	 * @return the request, not yet verified
	 */
	public EngineRequest request(String method, DockerPath path, byte @Nullable [] body, @Nullable InputStream upload) {
		return new EngineRequest(method, path, this.headers, this.hasBody ? body : null, new Caller(this.caller),
				new RequestId(this.id), this.time.toDeadline(), null,
				new Streaming(this.hasUpload ? upload : null, this.upgrade.isEmpty() ? null : this.upgrade));
	}

	String encode() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeUTF(this.caller);
			out.writeUTF(this.id);
			out.writeInt(this.headers.values().stream().mapToInt(List::size).sum());
			for (Map.Entry<String, List<String>> header : this.headers.entrySet()) {
				for (String value : header.getValue()) {
					out.writeUTF(header.getKey());
					out.writeUTF(value);
				}
			}
			out.writeBoolean(this.hasBody);
			out.writeBoolean(this.hasUpload);
			out.writeUTF(this.upgrade);
			out.writeLong(this.time.leftMillis());
			out.writeLong(this.time.silenceMillis());
			out.writeLong(this.seal.issuedAt());
			write(out, this.seal.nonce());
			write(out, this.seal.signature());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
	}

	/**
	 * Read what came.
	 * @param text the header's value
	 * @return the ticket
	 * @throws IllegalArgumentException if it is none
	 */
	public static PeerTicket decode(String text) {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
			String caller = in.readUTF();
			String id = in.readUTF();
			Map<String, List<String>> headers = new LinkedHashMap<>();
			int count = Math.min(in.readInt(), MOST_HEADERS);
			for (int i = 0; i < count; i++) {
				headers.computeIfAbsent(in.readUTF(), (name) -> new ArrayList<>(1)).add(in.readUTF());
			}
			return new PeerTicket(caller, id, headers, in.readBoolean(), in.readBoolean(), in.readUTF(),
					new TimeLeft(in.readLong(), in.readLong()), new Seal(in.readLong(), read(in), read(in)));
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("A ticket that cannot be read", ex);
		}
	}

	private static void write(DataOutputStream out, byte[] bytes) throws IOException {
		out.writeShort(bytes.length);
		out.write(bytes);
	}

	private static byte[] read(DataInputStream in) throws IOException {
		byte[] bytes = new byte[Math.max(0, in.readShort())];
		in.readFully(bytes);
		return bytes;
	}

}
