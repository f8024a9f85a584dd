package com.deblox.dockermod.systemd;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

/**
 * The socket that the service manager hears on: datagrams over a unix socket, which Java
 * has no channel for, so that three functions of the C library are called. Linux only.
 */
final class NotifySocket implements ServiceManager {

	private static final int UNIX = 1;

	private static final int DATAGRAMS_CLOSED_ON_EXEC = 2 | 0x80000;

	private static final int NO_SIGNAL = 0x4000;

	/** Of an address: its family, and at most so many bytes of a path. */
	private static final int FAMILY = 2;

	private static final int LONGEST = 107;

	private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

	private static final StructLayout STATE = Linker.Option.captureStateLayout();

	private static final VarHandle CODE = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

	private static final MethodHandle SOCKET = function("socket",
			FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));

	private static final MethodHandle SEND = function("sendto",
			FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));

	private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

	private final String path;

	/**
	 * Make it; nothing is opened.
	 * @param path where the manager hears: an absolute path, or {@code @} and an abstract
	 * name
	 */
	NotifySocket(String path) {
		int length = path.getBytes(StandardCharsets.UTF_8).length;
		if (!(path.startsWith("/") || path.startsWith("@")) || length < 2 || length > LONGEST) {
			throw new IllegalArgumentException(
					"NOTIFY_SOCKET is '" + path + "': an absolute path, or @ and a name, is allowed");
		}
		this.path = path;
	}

	@Override
	public void tell(String... words) throws IOException {
		try (Arena arena = Arena.ofConfined()) {
			MemorySegment text = arena.allocateFrom(String.join("\n", words));
			MemorySegment address = address(arena);
			MemorySegment state = arena.allocate(STATE);
			int socket = (int) SOCKET.invokeExact(state, UNIX, DATAGRAMS_CLOSED_ON_EXEC, 0);
			check(socket, state);
			try {
				check((long) SEND.invokeExact(state, socket, text, text.byteSize() - 1, NO_SIGNAL, address,
						(int) address.byteSize()), state);
			}
			finally {
				int _ = (int) CLOSE.invokeExact(state, socket);
			}
		}
		catch (IOException | RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** An abstract name begins with a zero, where a path ends with one. */
	private MemorySegment address(Arena arena) {
		byte[] name = this.path.getBytes(StandardCharsets.UTF_8);
		boolean named = name[0] == '@';
		MemorySegment address = arena.allocate(FAMILY + name.length + (named ? 0 : 1), FAMILY);
		address.set(JAVA_SHORT, 0, (short) UNIX);
		MemorySegment.copy(name, 0, address, JAVA_BYTE, FAMILY, name.length);
		if (named) {
			address.set(JAVA_BYTE, FAMILY, (byte) 0);
		}
		return address;
	}

	private void check(long result, MemorySegment state) throws IOException {
		if (result < 0) {
			throw new IOException("The service manager at " + this.path + " cannot be told: error "
					+ (int) CODE.get(state, 0L) + " of the system");
		}
	}

	@SuppressWarnings("restricted")
	private static MethodHandle function(String name, FunctionDescriptor form) {
		Linker linker = Linker.nativeLinker();
		return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), form, ERRNO);
	}

}
