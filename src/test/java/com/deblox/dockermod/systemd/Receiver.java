package com.deblox.dockermod.systemd;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

/**
 * Hears what services say, as systemd does: a real datagram socket of the kernel.
 */
final class Receiver implements AutoCloseable {

	private static final MethodHandle SOCKET = function("socket",
			FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));

	private static final MethodHandle BIND = function("bind",
			FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));

	private static final MethodHandle RECEIVE = function("recv",
			FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

	private static final MethodHandle SHUTDOWN = function("shutdown",
			FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

	private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

	private final List<String> heard = new CopyOnWriteArrayList<>();

	private final int socket;

	private final Thread thread;

	/**
	 * Begin to hear.
	 * @param path a file that is not there, or {@code @} and a name
	 */
	Receiver(String path) throws Throwable {
		this.socket = (int) SOCKET.invokeExact(1, 2, 0);
		try (Arena arena = Arena.ofConfined()) {
			byte[] name = path.getBytes(StandardCharsets.UTF_8);
			MemorySegment address = arena.allocate(110);
			address.set(JAVA_SHORT, 0, (short) 1);
			MemorySegment.copy(name, 0, address, JAVA_BYTE, 2, name.length);
			if (name[0] == '@') {
				address.set(JAVA_BYTE, 2, (byte) 0);
			}
			if ((int) BIND.invokeExact(this.socket, address, 2 + name.length) != 0) {
				throw new IllegalStateException("Cannot listen at " + path);
			}
		}
		this.thread = Thread.ofPlatform().daemon().start(this::receive);
	}

	/** Each datagram. */
	List<String> heard() {
		return this.heard;
	}

	private void receive() {
		try (Arena arena = Arena.ofConfined()) {
			MemorySegment place = arena.allocate(4096);
			long length = receive(place);
			while (length > 0) {
				this.heard.add(new String(place.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.UTF_8));
				length = receive(place);
			}
		}
	}

	private long receive(MemorySegment place) {
		try {
			return (long) RECEIVE.invokeExact(this.socket, place, place.byteSize(), 0);
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			int _ = (int) SHUTDOWN.invokeExact(this.socket, 2);
			this.thread.join();
			int _ = (int) CLOSE.invokeExact(this.socket);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SuppressWarnings("restricted")
	private static MethodHandle function(String name, FunctionDescriptor form) {
		Linker linker = Linker.nativeLinker();
		return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), form);
	}

}
