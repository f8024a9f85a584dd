package com.deblox.dockermod.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.crypto.Mac;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Streaming;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that are signed. Each part has its length in front, so that no two requests
 * have the same bytes.
 */
final class SealedForm {

	private static final long ABSENT = -1;

	private final Mac mac;

	private SealedForm(Mac mac) {
		this.mac = mac;
	}

	/**
	 * Sign a request.
	 * @param mac the keyed instance to use up
	 * @param target the node that it is for
	 * @param request the request
	 * @param time its deadline
	 * @param issuedAt when
	 * @param nonce what tells it from all others
	 * @return the signature
	 */
	static byte[] sign(Mac mac, NodeName target, EngineRequest request, TimeLeft time, long issuedAt, byte[] nonce) {
		SealedForm form = new SealedForm(mac);
		form.number(issuedAt);
		form.bytes(nonce);
		form.number(time.leftMillis());
		form.number(time.silenceMillis());
		form.text(target.value());
		form.text(request.caller().name());
		form.text(request.id().value());
		form.text(request.method());
		form.text(request.path().toString());
		form.headers(request.headers());
		form.streaming(request.streaming());
		byte[] body = request.body();
		if (body != null) {
			form.bytes(body);
		}
		else {
			form.number(ABSENT);
		}
		return mac.doFinal();
	}

	/** Not what is uploaded, which is not there yet. */
	private void streaming(@Nullable Streaming streaming) {
		if (streaming == null) {
			number(ABSENT);
			return;
		}
		number((streaming.upload() != null) ? 1 : 0);
		text((streaming.upgrade() != null) ? streaming.upgrade() : "");
	}

	private void headers(Map<String, List<String>> headers) {
		number(headers.values().stream().mapToInt(List::size).sum());
		new TreeMap<>(headers).forEach((name, values) -> values.forEach((value) -> {
			text(name);
			text(value);
		}));
	}

	private void text(String text) {
		bytes(text.getBytes(StandardCharsets.UTF_8));
	}

	private void bytes(byte[] bytes) {
		number(bytes.length);
		this.mac.update(bytes);
	}

	private void number(long number) {
		this.mac.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
	}

}
